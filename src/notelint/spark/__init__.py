"""The door to Apache Spark, for more notes than one machine checks in the time there is.

It needs `pip install "notelint[spark]"` on the driver and on every worker, and Java 17. See docs/scale.md.
"""

from notelint.spark.linting import Linted, lint
from notelint.spark.near import near_duplicates

__all__ = ["Linted", "lint", "near_duplicates"]
