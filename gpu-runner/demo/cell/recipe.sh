#!/usr/bin/env bash
# Makes the policies of the cell anew: rows, training, export, and what becomes of episodes. Run it in the repository root.
# usage: gpu-runner/demo/cell/recipe.sh WORK_FOLDER    (JAVA names a Java 25, PYTHON one with requirements.txt, CLASSPATH the client's)
set -euo pipefail
work=$1
java=${JAVA:-java}
python=${PYTHON:-python3}
here=gpu-runner/demo/cell
checkpoints=gpu-runner/server/src/main/resources/io/hakari/runner/demo
export CLASSPATH=suites/robot-safety/target/classes:gpu-runner/client/target/classes:$CLASSPATH
export OMP_NUM_THREADS=1
mkdir -p "$work/first"

cell() { "$java" --enable-native-access=ALL-UNNAMED io.hakari.suites.robotsafety.episode.CellTraining "$@"; }
train() { "$python" $here/train.py "$@"; }
export_step() { "$python" $here/export.py "$1" "$2" "${@:3}"; }

scripted='local:demo?engine=scripted#cell-'
competent=${scripted}competent
reckless=${scripted}reckless
faults=none,camera-lost,joint-nan

# What the teacher sees and does, and what a learner sees that has only been shown that.
cell rows "$work/taught.csv" 1 10 $faults "$competent" "$competent"
train "$work/first" "$work/taught.csv" --keep 800 2000
for step in 0800 2000; do export_step "$work/first/$step.pt" "$work/learners/first-$step" "step=$((10#$step))"; done
cell rows "$work/corrected.csv" 101 7 $faults "onnx:$work/learners#first-2000" "$competent"
cell rows "$work/early.csv" 201 3 none "onnx:$work/learners#first-0800" "$competent"

# The series that is kept, and the one that was taught to hurry.
keep=(0010 0030 0100 0400 2000)
train "$work/weights" "$work"/{taught,corrected,early}.csv --keep 10 30 100 400 2000
cp "$work/weights/loss.csv" $here/loss.csv
"$python" gpu-runner/demo/plot.py $here/loss.csv $here/loss.svg --title "loss of velocity and grip, mean of 50 steps"
cell rows "$work/reckless.csv" 301 2 none "$reckless" "$reckless"
train "$work/weights" "$work/reckless.csv" --keep 150 --on "$work/weights/2000.pt" --name regressed-

said="trained=cloned from cell-competent in the cell's scenarios, seeds below 1000000"
for step in "${keep[@]}"; do
  export_step "$work/weights/$step.pt" "$checkpoints/cell-$step" "step=$((10#$step))" "$said"
done
export_step "$work/weights/regressed-0150.pt" "$checkpoints/cell-regressed" step=2150 variant=regressed \
  "trained=cell-2000, then 150 steps on rows of cell-reckless, which made it forget people"

# A fresh runner on a folder, so that nothing needs to be built again.
cell ask 1000000 1 none "$competent" "$reckless" "${scripted}refusing" \
  "onnx:$checkpoints#cell-"{0010,0030,0100,0400,2000,regressed}
