"""Writes sets in the layouts of their hubs, by pyarrow 26.0.1 and Pillow 13.0.0: python make.py FOLDER.

All questions and pictures are made up here; nothing of any real set is in them. The schema of each is that of the set's card.
"""

import io
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

folder = Path(sys.argv[1])
picture = pa.struct([("bytes", pa.binary()), ("path", pa.string())])


def png(red, green, blue):
    out = io.BytesIO()
    Image.new("RGB", (24, 16), (red, green, blue)).save(out, "PNG")
    return {"bytes": out.getvalue(), "path": f"{red}-{green}-{blue}.png"}


def write(name, rows, schema):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    columns = {field.name: [row.get(field.name) for row in rows] for field in schema}
    pq.write_table(pa.table(columns, schema=schema), file, compression="snappy")


RED, GREEN, BLUE = png(200, 0, 0), png(0, 200, 0), png(0, 0, 200)

images = [(f"image_{i}", picture) for i in range(1, 8)]
jmmmu = pa.schema([("id", pa.string()), ("question", pa.string()), ("options", pa.string()),
                   ("explanation", pa.string())] + images +
                  [("img_type", pa.string()), ("answer", pa.string()), ("topic_difficulty", pa.string()),
                   ("question_type", pa.string()), ("subfield", pa.string())])


def choice(number, subject="Design", **fields):
    return {"id": f"validation_{subject}_{number}", "question": "<image 1>の色は何色ですか。", "options": "['赤', '緑', '青', '黄']",
            "image_1": RED, "answer": "A", "question_type": "multiple-choice"} | fields


write("jmmmu/Design/test-00000-of-00001.parquet", [
    choice(1),
    choice(2, question="<image1>と<image 2>のうち、青いのはどちらですか。", options="['<image 1>', '<image 2>']", image_1=GREEN,
           image_2=BLUE, image_3=RED, answer="B"),
    choice(3, options="['赤', \"it's\", '青']", image_1=BLUE, answer="C"),
], jmmmu)
write("jmmmu/Math/test-00000-of-00001.parquet", [
    choice(4, "Math", question="<image 1>の正方形はいくつありますか。", options="[]", answer="7", question_type="open"),
    choice(5, "Math", question="<image 1>の辺の長さは。", options="[]", answer="['5', '5.0']", question_type="open"),
], jmmmu)

for name, rows in {
    "answer": [choice(1, answer="E")],
    "no-list": [choice(1, options="赤、緑")],
    "unended": [choice(1, options="['赤', '緑]")],
    "twice": [choice(1), choice(1)],
    "unnamed": [choice(1, question="<image 9>は何ですか。")],
    "no-bytes": [choice(1), choice(2, image_1={"bytes": None, "path": "a.png"})],
    "damaged": [choice(1), choice(2, image_1={"bytes": RED["bytes"][:40], "path": "a.png"}),
                choice(3, image_1={"bytes": b"<html>", "path": "b.png"})],
}.items():
    write(f"jmmmu-{name}/Design/test-00000-of-00001.parquet", rows, jmmmu)
write("jmmmu-column/Design/test-00000-of-00001.parquet", [choice(1)],
      pa.schema([field for field in jmmmu if field.name != "question_type"]))
write("jmmmu-kind/Design/test-00000-of-00001.parquet", [choice(1, image_1="a.png")],
      pa.schema([pa.field("image_1", pa.string()) if field.name == "image_1" else field for field in jmmmu]))

cvqa = pa.schema([("image", picture), ("ID", pa.string()), ("Subset", pa.string()), ("Question", pa.string()),
                  ("Translated Question", pa.string()), ("Options", pa.list_(pa.string())),
                  ("Translated Options", pa.list_(pa.string())), ("Label", pa.int64()), ("Category", pa.string()),
                  ("License", pa.string())])
write("cvqa/data/test-00000-of-00001.parquet", [
    {"image": RED, "ID": "j0", "Subset": "('Japanese', 'Japan')", "Question": "何色ですか。", "Options": ["青", "赤", "緑", "白"],
     "Label": 1, "Category": "Objects", "License": "CC BY-SA"},
    {"image": GREEN, "ID": "k0", "Subset": "('Korean', 'South Korea')", "Question": "?", "Options": ["a", "b", "c", "d"],
     "Label": 1, "Category": "Objects", "License": "CC BY-SA"},
    {"image": RED, "ID": "j1", "Subset": "('Japanese', 'Japan')", "Question": "形は何ですか。", "Options": ["円", "四角", "星", "線"],
     "Label": 1, "Category": "Objects", "License": "CC BY"},
], cvqa)

write("mecha/data/test-00000-of-00001.parquet", [
    {"question": "この色の信号は何を意味しますか。", "options": ["止まれ", "進め", "注意", "左折"], "answer": 0, "answer_type": 0, "image": RED,
     "background_text": ""},
    {"question": "この色は。", "options": ["赤", "緑", "青", "白"], "answer": 2, "answer_type": 1, "image": BLUE,
     "background_text": "空の色。"},
], pa.schema([("question", pa.string()), ("options", pa.list_(pa.string())), ("answer", pa.int64()),
              ("answer_type", pa.int64()), ("image", picture), ("background_text", pa.string())]))

write("jic/jic_vqa.parquet", [
    {"category": "赤飯", "url": b"https://example.com/1.jpg", "input_text": "この食べ物は何ですか。", "answer": "赤飯", "image": RED,
     "question_id": 1, "domain": "jafood101"},
    {"category": "桜", "url": b"https://example.com/2.jpg", "input_text": "この花は何ですか。", "answer": "桜", "image": GREEN,
     "question_id": 2, "domain": "jaflower30"},
], pa.schema([("category", pa.string()), ("url", pa.binary()), ("input_text", pa.string()), ("answer", pa.string()),
              ("image", picture), ("question_id", pa.int64()), ("domain", pa.string())]))

write("jdocqa/data/test-00000-of-00001.parquet", [
    {"question_id": 0, "question": "予算は増えましたか。", "answer": "はい", "answer_type": 0, "image_0": RED},
    {"question_id": 1, "question": "何年度の資料ですか。", "answer": "令和5年度", "answer_type": 1, "image_0": RED, "image_1": BLUE},
    {"question_id": 2, "question": "何件ですか。", "answer": "7件", "answer_type": 2, "image_0": GREEN},
    {"question_id": 3, "question": "なぜですか。", "answer": "利用者が増えたためです。", "answer_type": 3, "image_0": BLUE},
], pa.schema([("question_id", pa.int64()), ("question", pa.string()), ("answer", pa.string()), ("answer_type", pa.int64())] +
             [(f"image_{i}", picture) for i in range(4)]))

mme = pa.schema([(name, pa.list_(pa.string()) if name == "options" else pa.string()) for name in
                 ["video_id", "duration", "domain", "sub_category", "url", "videoID", "question_id", "task_type", "question",
                  "options", "answer"]])


def clip(video, number, **fields):
    return {"video_id": "001", "duration": "short", "domain": "Knowledge", "sub_category": "Technology",
            "url": "https://example.com/" + video, "videoID": video, "question_id": number,
            "task_type": "Counting Problem", "question": "How many bars are there?",
            "options": ["A. 3.", "B. 5.", "C. 8.", "D. 13."], "answer": "C"} | fields


write("video-mme/videomme/test-00000-of-00001.parquet",
      [clip("clipA", "001-1"), clip("clipA", "001-2", question="What comes last?", answer="A"), clip("clipB", "002-1")], mme)
write("video-mme-escape/videomme/test-00000-of-00001.parquet", [clip("../../secret", "001-1")], mme)
