"""Many reports side by side: every quantity under the name of an indicator, governments by year.

`read_one` is the whole of it for one file: the same function runs in the processes of one machine
and on Spark (`gather`). Both leave lines of JSON; `Archive` lays them out with DuckDB, which sorts
and groups beyond memory, and from it come the table, the workbook and the page.
"""
