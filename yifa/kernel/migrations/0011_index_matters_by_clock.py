"""What is late with us is found without passing over every party's own time that ran out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0010_index_tallies_by_figure")]
    operations = [
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(
                condition=models.Q(("due__isnull", False)),
                fields=["due_clock", "due", "id"],
                name="by_clock_and_due",
            ),
        ),
    ]
