"""Addresses of the public's pages, inside templates."""

from django import template

from samrit.web.public.addresses import public_address

register = template.Library()
register.simple_tag(public_address, name="public_url")
