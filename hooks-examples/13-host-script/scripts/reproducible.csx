// hook: reproducible
// summary: Sets the build host's name, and parallel jobs for packages that profit.
// points: pre-chroot
// setting: host text Name to appear as build host; reproducible.
// setting: big text-list Packages that get eight jobs.
Effects.SetBuildOption("--define", $"_buildhost {Settings.Text("host", "reproducible")}");
if (Settings.TextList("big").Contains(Job.Package))
    Effects.SetBuildOption("--jobs", "8");
