// hook: wish
// points: pre-chroot, post-build
// capabilities: build-options, reports
if (Point == HookPoint.PreChroot)
    Effects.SetBuildOption("--jobs", "64");
else
    Effects.AttachReport("wish.txt", "64 jobs would have been nice\n");
