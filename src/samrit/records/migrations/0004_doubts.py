"""What the last check found against the results of an indicator."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('records', '0003_reason_for_a_shortfall')]

    operations = [
        migrations.AddField(
            model_name='indicator', name='doubts', field=models.JSONField(null=True, blank=True, editable=False)
        ),
    ]
