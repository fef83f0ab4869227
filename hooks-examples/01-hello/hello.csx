// hook: hello
// points: pre-chroot, post-build
Log.Info($"Hello from {Job.Project}, building {Job.Package} for {Job.Arch}");
