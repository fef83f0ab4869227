"""The same wrapper in Python: every hook is a module that is imported. BENCH_HOOKS of them, in $BENCH_SCRIPTS."""
import importlib
import os
import re
import subprocess
import sys

arguments = dict(zip(sys.argv[1:], sys.argv[2:]))
project = re.search(r"project '([^']*)'", arguments.get("--reason", ""))
job = {
    "root": arguments.get("--root", ""),
    "rpmlist": arguments.get("--rpmlist", ""),
    "project": project.group(1) if project else "",
}
sys.path.insert(0, os.environ["BENCH_SCRIPTS"])
hooks = [importlib.import_module(f"hook_{i}") for i in range(1, int(os.environ["BENCH_HOOKS"]) + 1)]
for hook in hooks:
    hook.before_build(job)
sys.stdout.flush()
status = subprocess.call([os.environ["BENCH_REAL"], *sys.argv[1:]])
if status == 0:
    for hook in hooks:
        hook.after_build(job)
sys.exit(status)
