"""Writes the Parquet files that the tests read, by pyarrow 26.0.1: python make.py FOLDER. Nothing of any real set is in them."""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

folder = Path(sys.argv[1])
picture = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
schema = pa.schema([
    ("id", pa.string()), ("label", pa.int64()), ("options", pa.list_(pa.string())), ("listed", pa.string()),
    ("image", picture), ("raw", pa.binary()), ("never", pa.null()),
])


def rows(count):
    return pa.table({
        "id": [f"q{i}" for i in range(count)],
        "label": [i % 4 if i % 5 else None for i in range(count)],
        "options": [["赤", "青", "黄", f"緑{i}"] if i % 7 else None for i in range(count)],
        "listed": [f"['いす', \"机{i}\"]" for i in range(count)],
        "image": [{"bytes": bytes([i % 256]) * (i + 1), "path": f"{i}.png"} if i % 3 else
                  ({"bytes": None, "path": "gone.png"} if i % 2 else None) for i in range(count)],
        "raw": [bytes([1, 2, i % 256]) for i in range(count)],
        "never": [None] * count,
    }, schema=schema)


for packing in ["none", "snappy", "zstd", "gzip"]:
    pq.write_table(rows(25), folder / f"{packing}.parquet", compression=packing, row_group_size=10)
pq.write_table(rows(25), folder / "pages-v2.parquet", compression="zstd", data_page_version="2.0", row_group_size=25)
pq.write_table(rows(25), folder / "no-dictionary.parquet", compression="snappy", use_dictionary=False)
pq.write_table(rows(0), folder / "empty.parquet")
pq.write_table(pa.table({"id": ["null in a list"], "options": [["a", None]]}), folder / "null-element.parquet")
# 64 MiB of zeros, packed to some kilobytes.
pq.write_table(pa.table({"id": ["bomb"], "raw": [bytes(64 << 20)]}), folder / "bomb.parquet", compression="zstd",
               use_dictionary=False, write_statistics=False)
