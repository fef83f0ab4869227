namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>The worker's configuration: each package of the tests has its own hooks.</summary>
internal static class LabConfiguration
{
    /// <summary>The package that is an image.</summary>
    public const string Image = "tiny-image";

    /// <summary>One root for all check hooks; made in the first build that needs it, or found from an earlier run of the tests.</summary>
    private static string Tools =>
        $$"""
        { "provider": "debian", "repository": ["{{Repository.Root}}/artifacts/lab/tools-debs"],
          "packages": ["obs-build", "rpmlint", "apt", "rpm", "rpm2cpio", "cpio", "file", "binutils", "abigail-tools", "xz-utils", "zstd", "bzip2"] }
        """;

    public static void Write()
    {
        Directory.CreateDirectory(LabPaths.Config);
        File.WriteAllText(
            Path.Combine(LabPaths.Config, "engine.json"),
            $$"""
            {
              "stateDirectory": "{{LabPaths.State}}",
              "cacheDirectory": "{{LabPaths.Mount}}/cache",
              "toolsDirectory": "{{Repository.Root}}/artifacts/lab/tools",
              "pluginDirectories": ["{{LabPaths.EngineDirectory}}/plugins"]
            }
            """);

        // The map of obs-build has no targets for x86_64; with this one a 64-bit library stands for a 32-bit one.
        File.WriteAllText(LabPaths.BaselibsMap, "arch x86_64 targets x86_64:32bit\ntargetname <name>-<targettype>\n");
        File.WriteAllText(
            Path.Combine(LabPaths.Config, "hooks.json"),
            $$$"""
            {
              "hooks": {
                "report": {},
                "record": {
                  "uses": "lab/record-cleanup",
                  "settings": { "directory": "{{{LabPaths.Marks}}}" }
                },
                "mark": {
                  "uses": "lab/add-package",
                  "when": { "packages": ["good", "missing-mark"] },
                  "settings": { "name": "labmark", "path": "{{{LabPaths.MarkPackage}}}" }
                },
                "note": {
                  "uses": "lab/add-file",
                  "when": { "packages": ["good"] },
                  "settings": { "name": "note.txt", "text": "{{job.project}}/{{job.package}} for {{job.arch}}" }
                },
                "refuse-before": {
                  "uses": "lab/answer-before",
                  "when": { "packages": ["refused-before"] },
                  "settings": { "answer": "project-failure", "message": "please mend the recipe" }
                },
                "refuse-after": {
                  "uses": "lab/answer-after",
                  "when": { "packages": ["refused-after"] },
                  "settings": { "answer": "project-failure", "message": "the results are not good enough" }
                },
                "same": {
                  "uses": "lab/answer-after",
                  "when": { "packages": ["same"] },
                  "settings": { "answer": "unchanged", "message": "nothing is new", "unless": "{{{LabPaths.Marks}}}/changed" }
                },
                "broken-host": {
                  "uses": "lab/answer-before",
                  "when": { "packages": ["moved"] },
                  "settings": { "answer": "host-failure", "message": "the disk is on fire", "unless": "{{{LabPaths.Marks}}}/repaired" }
                },
                "kiwi": {
                  "when": { "packages": ["{{{Image}}}"] },
                  "settings": { "xzOptions": "-0 --threads=0" },
                  "tools": {
                    "provider": "debian",
                    "repository": ["{{{Repository.Root}}}/artifacts/lab/tools-debs"],
                    "packages": ["kiwi", "debootstrap", "apt-utils", "rsync", "xz-utils", "qemu-utils", "e2fsprogs", "mount", "umoci", "skopeo", "python3-setuptools", "file", "createrepo-c", "dnf", "rpm"]
                  }
                },
                "slow": {
                  "uses": "lab/answer-before",
                  "when": { "packages": ["killed-in-hook"] },
                  "settings": { "answer": "wait", "started": "{{{LabPaths.Marks}}}/waiting" }
                },
                "build-compare": {
                  "when": { "packages": ["compared", "checked"] }
                },
                "baselibs": {
                  "when": { "packages": ["checked"] },
                  "settings": { "global": "{{{LabPaths.BaselibsMap}}}", "missing": "fail" },
                  "tools": {{{Tools}}}
                },
                "rpmlint": {
                  "when": { "packages": ["checked"] },
                  "settings": { "policy": "warn" },
                  "tools": {{{Tools}}}
                },
                "abi-check": {
                  "when": { "packages": ["checked"] },
                  "settings": { "removed": "warn" },
                  "tools": {{{Tools}}}
                },
                "install-check": {
                  "when": { "packages": ["checked"] },
                  "tools": {{{Tools}}}
                },
                "check": {
                  "uses": "lab/answer-precheck",
                  "when": { "packages": ["checked-*"] },
                  "onError": "badhost",
                  "settings": { "answer": "ok" }
                }
              }
            }
            """);
    }

    /// <summary>Replaces the answer of the precheck hook; the worker may be reading it.</summary>
    public static void AnswerPrecheck(string answer, string message)
    {
        var directory = Directory.CreateDirectory(Path.Combine(LabPaths.Config, "conf.d")).FullName;
        var file = Path.Combine(directory, "50-check.json");
        File.WriteAllText(
            file + ".new",
            $$"""
            { "hooks": { "check": { "settings": { "answer": "{{answer}}", "message": "{{message}}", "started": "{{LabPaths.Marks}}/checking" } } } }
            """);
        File.Move(file + ".new", file, overwrite: true);
    }
}
