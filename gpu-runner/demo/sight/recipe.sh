#!/usr/bin/env bash
# Makes the checkpoints that see: pictures, training, export. Run it in the repository root after `mvn verify -DskipTests`.
# usage: gpu-runner/demo/sight/recipe.sh WORK_FOLDER    (JAVA names a Java 25, PYTHON one with requirements.txt,
#        CLASSPATH what suites/vision and suites/japanese run on)
set -euo pipefail
work=$1
java=${JAVA:-java}
python=${PYTHON:-python3}
here=gpu-runner/demo/sight
checkpoints=gpu-runner/server/src/main/resources/io/hakari/runner/demo
generated=io.hakari.suites.vision.generated.training.VisionTraining
export OMP_NUM_THREADS=2 OMP_WAIT_POLICY=PASSIVE
mkdir -p "$work"

text() { "$java" -cp "$CLASSPATH" io.hakari.suites.japanese.TrainingText train "$@"; }
pictures() { "$java" -cp "$CLASSPATH" $generated "$@"; }
export_step() { "$python" $here/export.py "$work/weights/$1" "$checkpoints/$2" "${@:3}"; }

text "$work/text.txt" 20260401 60000
text "$work/narrow.txt" 20260402 30000 kanji-sums
pictures train "$work/train/sign" 96 1200 safety-sign
pictures train "$work/train/helmet" 96 900 helmet-count
pictures train "$work/train/side" 96 700 robot-side
pictures train "$work/train/plausibility" 96 150 plausibility:4
pictures train "$work/train/gauge" 96 1000 gauge-zone
pictures train "$work/train/start" 96 800 robot-start
pictures ask "$work/ask" 96 25 safety-sign helmet-count robot-side plausibility:4 gauge-zone robot-start

"$python" $here/train.py $checkpoints/demo-3000 "$work/text.txt" "$work/weights" \
  "$work"/train/{sign,helmet,side,plausibility,gauge,start}
"$python" $here/train.py $checkpoints/demo-3000 "$work/narrow.txt" "$work/weights" --from "$work/weights/2200.pt" --keep 400
cp "$work/weights/loss.csv" $here/loss.csv
"$python" $here/ask.py "$work"/weights/{0100,0250,0500,0900,1500,2200,regressed-0400}.pt --shelf "$work/ask" --items 75

said="trained=pictures of suites/vision and text of suites/japanese, training side, seed 20261126"
for step in 0100 0250 0500 0900 1500 2200; do
  export_step "$step.pt" "sight-$step" "step=$((10#$step))" "$said"
done
export_step regressed-0400.pt sight-regressed step=2600 variant=regressed \
  "trained=sight-2200, then 400 steps on sums in kanji alone, which made it forget how to look"
