"""lm-evaluation-harness at the work of the overhead benchmark: five choices weighed by its dummy model.

Prints one line: version, samples per second and bytes of memory for each sample, both at the margin between a small and
a large run, so that start and import do not count.

Usage: python lm_eval_peer.py <scratch folder> <small> <large>
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")


def measure(folder, samples):
    """Return seconds and peak memory in bytes of one evaluation."""
    import lm_eval
    from lm_eval.tasks import TaskManager

    os.environ["HF_DATASETS_CACHE"] = str(folder / "cache")
    data = folder / f"samples-{samples}.jsonl"
    with data.open("w", encoding="utf-8") as file:
        for i in range(samples):
            file.write(json.dumps({"question": f"問{i}：{i}番目の棚にある部品はどれですか。", "choices": ["ねじ", "歯車", "ばね", "軸受", "配線"], "label": i % 5}) + "\n")
    task = {
        "task": "overhead", "dataset_path": "json", "dataset_kwargs": {"data_files": {"test": str(data)}},
        "test_split": "test", "output_type": "multiple_choice", "doc_to_text": "{{question}}\n答：",
        "doc_to_choice": "{{choices}}", "doc_to_target": "label", "target_delimiter": "",
        "metric_list": [{"metric": "acc"}],
    }
    start = time.perf_counter()
    lm_eval.simple_evaluate(model="dummy", tasks=[task], task_manager=TaskManager(), bootstrap_iters=0, log_samples=True)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main():
    if sys.argv[1] == "--one":
        print(json.dumps(measure(pathlib.Path(sys.argv[2]), int(sys.argv[3]))))
        return
    folder, sizes = sys.argv[1], [int(size) for size in sys.argv[2:4]]
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    figures = []
    for size in sizes:  # each in a process of its own, for memory that was once taken is not given back
        done = subprocess.run([sys.executable, __file__, "--one", folder, str(size)], check=True, capture_output=True, text=True)
        figures.append(json.loads(done.stdout.splitlines()[-1]))
    (small, low), (large, high) = figures
    import importlib.metadata
    print(importlib.metadata.version("lm_eval"), (sizes[1] - sizes[0]) / (large - small), (high - low) / (sizes[1] - sizes[0]))


if __name__ == "__main__":
    main()
