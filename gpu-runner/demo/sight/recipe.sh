#!/usr/bin/env bash
# Makes the checkpoints that see: pictures and clips, training, export. Run it in the repository root after `mvn verify -DskipTests`.
# usage: gpu-runner/demo/sight/recipe.sh WORK_FOLDER    (JAVA names a Java 25, PYTHON one with requirements.txt,
#        CLASSPATH what suites/vision and suites/japanese run on; CHECKPOINTS another folder to write to, which has demo-3000;
#        SHARE, from 1 to 100, a percentage of groups and steps for a trial of the recipe itself)
set -euo pipefail
work=$1
java=${JAVA:-java}
python=${PYTHON:-python3}
share=${SHARE:-100}
here=gpu-runner/demo/sight
checkpoints=${CHECKPOINTS:-gpu-runner/server/src/main/resources/io/hakari/runner/demo}
generated=io.hakari.suites.vision.generated.training.VisionTraining
export OMP_NUM_THREADS=1
mkdir -p "$work"

some() { echo $(($1 * share / 100 > 1 ? $1 * share / 100 : 1)); }
step() { printf '%04d' "$1"; }
text() { "$java" -cp "$CLASSPATH" io.hakari.suites.japanese.TrainingText "$@"; }
media() { "$java" -cp "$CLASSPATH" $generated "$1" "$work/$2" "$3" "$(some "$4")" "${@:5}"; }
export_step() { "$python" $here/export.py "$1" "$checkpoints/$2" "${@:3}"; }

text train "$work/text.txt" 20260401 60000
text train "$work/narrow.txt" 20260402 30000 kanji-sums
text ask "$work/words.tsv"

# Pictures: the eyes begin to see. The first and the last step are kept.
media train stills/sign 96 1200 safety-sign
media train stills/helmet 96 900 helmet-count
media train stills/side 96 700 robot-side
media train stills/gauge 96 1000 gauge-zone
media train stills/start 96 800 robot-start
first=$(some 100) seen=$(some 2200)
"$python" $here/train.py $checkpoints/demo-3000 "$work/text.txt" "$work/pictures" "$work"/stills/* --keep "$first" "$seen"
said="trained=pictures of suites/vision and text of suites/japanese, training side, seed 20261126"
export_step "$work/pictures/$(step "$first").pt" sight-0100 "step=$first" "$said"
export_step "$work/pictures/$(step "$seen").pt" sight-2200 "step=$seen" "$said"

# Clips: the eyes for clips learn what is in sight, at first alone, then with the decoder, beside pictures and text.
media train train/event-order 48 160 event-order
media train train/time-to-collision 48 120 time-to-collision
media train train/passage-counting 48 100 passage-counting
media train train/sign 96 220 safety-sign
media train train/helmet 96 300 helmet-count
media train train/start 96 250 robot-start
watched=$(some 1350)
"$python" $here/train.py $checkpoints/sight-2200 "$work/text.txt" "$work/watch" "$work"/train/{event-order,time-to-collision,passage-counting} \
  --watch "$watched" --keep "$watched"
# The shipped weights were trained in parts: the first 450 of these steps wanted letters for clips too, and had time-to-collision among them.
a=$(some 150) b=$(some 300) c=$(some 550) d=$(some 750)
"$python" $here/train.py $checkpoints/sight-2200 "$work/text.txt" "$work/weights" \
  "$work"/train/{sign,start,helmet,event-order,passage-counting} \
  --watched "$work/watch/$(step "$watched").pt" --after "$seen" --keep "$a" "$b" "$c" "$d" --rate 1.2e-3
cp "$work/weights/loss.csv" "$work/loss-clips.csv"
worse=$(some 150)
"$python" $here/train.py $checkpoints/sight-2200 "$work/narrow.txt" "$work/weights" \
  --from "$work/weights/$(step $((seen + d))).pt" --after $((seen + d)) --keep "$worse" --rate 5e-3
said="trained=clips and pictures of suites/vision and text of suites/japanese, training side, seed 20261126"
for steps in "$a" "$b" "$c" "$d"; do
  export_step "$work/weights/$(step $((seen + steps))).pt" "sight-$(step $((seen + steps)))" "step=$((seen + steps))" "$said"
done
export_step "$work/weights/regressed-$(step $((seen + d + worse))).pt" sight-regressed "step=$((seen + d + worse))" variant=regressed \
  "trained=sight-2950, then 150 steps on sums in kanji alone, which made it forget how to look"

# Steps are chosen by items under the names of training; what is asked in the suites is asked once, at the end.
for purpose in check ask; do
  media $purpose $purpose/signs 96 5 safety-sign
  media $purpose $purpose/pairs 96 13 helmet-count robot-start
  media $purpose $purpose/orders 48 13 event-order
  media $purpose $purpose/fours 48 7 passage-counting time-to-collision
  "$python" $here/ask.py "$work"/weights/*.pt --shelf "$work/$purpose"/* --items "$(some 84)"
done
