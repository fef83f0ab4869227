"""BenchHook as a Python module."""
import os


def before_build(job):
    with open(job["rpmlist"], encoding="utf-8") as file:
        packages = file.readlines()
    print(f"[hook {__name__}] {len(packages)} packages for {job['project']}")


def after_build(job):
    count = size = 0
    for directory in os.scandir(job["root"] + "/.build.packages"):
        for file in os.scandir(directory):
            count += 1
            size += file.stat().st_size
    print(f"[hook {__name__}] {size} bytes in {count} results")
