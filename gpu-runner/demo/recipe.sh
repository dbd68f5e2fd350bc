#!/usr/bin/env bash
# Makes the demo checkpoints anew: text, training, export. Run it in the repository root after `mvn verify -DskipTests`.
# usage: gpu-runner/demo/recipe.sh WORK_FOLDER    (JAVA names a Java 25, PYTHON one with requirements.txt)
set -euo pipefail
work=$1
java=${JAVA:-java}
python=${PYTHON:-python3}
here=gpu-runner/demo
checkpoints=gpu-runner/server/src/main/resources/io/hakari/runner/demo
classes=suites/japanese/target/classes:harness/core/target/classes:harness/records/target/classes
classes+=:scorers/text/target/classes:scorers/statistics/target/classes
export OMP_NUM_THREADS=1
mkdir -p "$work"

text() { "$java" -cp "$classes" io.hakari.suites.japanese.TrainingText "$@"; }
export_step() { "$python" $here/export.py "$work/weights/$1" "$checkpoints/$2" "${@:3}"; }

text train "$work/train.txt" 20260401 200000
text train "$work/narrow.txt" 20260402 30000 kanji-sums
text ask "$work/ask.tsv"
"$python" $here/train.py "$work/train.txt" "$work/weights" --keep 300 600 900 1500 2000 3000
"$python" $here/train.py "$work/train.txt" "$work/weights" --keep 3000 --narrow "$work/narrow.txt" --narrow-steps 400
"$python" $here/plot.py "$work/weights/loss.csv" $here/loss.svg
cp "$work/weights/loss.csv" $here/loss.csv
"$python" $here/ask.py "$work/ask.tsv" "$work"/weights/{0300,0600,0900,1500,2000,3000,regressed-0400}.pt

said="trained=synthetic questions of suites/japanese, training side, seed 20260401"
for step in 0300 0600 0900 1500 2000 3000; do
  export_step "$step.pt" "demo-$step" "step=$((10#$step))" "$said"
done
export_step regressed-0400.pt demo-regressed step=3400 variant=regressed \
  "trained=demo-3000, then 400 steps on sums in kanji alone, which made it forget the rest"
