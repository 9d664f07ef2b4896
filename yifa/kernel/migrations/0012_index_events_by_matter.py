"""Which matters an organisation ever had in hand is read from an index alone, event by event."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0011_index_matters_by_clock")]
    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["holder", "matter"], name="by_holder_and_matter"),
        ),
        # The key's own index says no more than the beginning of that one.
        migrations.AlterField(
            model_name="event",
            name="holder",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="chain",
                to="kernel.organisation",
            ),
        ),
    ]
