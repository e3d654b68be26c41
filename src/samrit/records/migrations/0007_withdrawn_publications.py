"""What was published can be withdrawn: the row stays, and says when."""

from django.db import migrations, models


class Migration(migrations.Migration):

    rewrites = ("publishedresult",)

    dependencies = [
        ('records', '0006_city_report'),
    ]

    operations = [
        migrations.AddField(
            model_name='publishedresult',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
