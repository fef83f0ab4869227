using System.Diagnostics;
using System.Reflection;

namespace Obs.Hooks.Cli.Tests;

/// <summary>
/// What a package can leave as results, through a whole <c>obs-hooks build</c> with the published build-compare and report: it harms
/// nothing, takes no time worth speaking of, and ends with a line that says what is wrong and OBS's exit status.
/// </summary>
public sealed class HostileResultsTests
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const int Unchanged = 2;

    /// <summary>
    /// The last build's package and this build's are the same but for what each case does. <c>deb</c> makes a package of the
    /// current directory's <c>usr</c>.
    /// </summary>
    private const string Build = """
        set -e
        here=$(dirname "$0"); top=$here/root/usr/src/packages; debs=$top/DEBS; other=$top/OTHER
        mkdir -p "$debs" "$other"
        ln -sfn usr/src/packages "$here/root/.build.packages"
        deb() { # FILE
            mkdir -p DEBIAN
            printf 'Package: hello\nVersion: 1\nArchitecture: all\nMaintainer: T <t@example.invalid>\nDescription: x\n' > DEBIAN/control
            find usr -type f -exec md5sum {} + > DEBIAN/md5sums
            dpkg-deb --root-owner-group -Zgzip -z1 -b . "$1" > /dev/null
        }
        package() { ( d=$(mktemp -d); cd "$d"; mkdir usr; eval "$2"; deb "$1"; rm -r "$d" ); }
        package "$debs/hello_1_all.deb" 'echo hello > usr/hello'
        cp "$debs/hello_1_all.deb" "$here/root/.build.oldpackages/"
        hostile
        echo built > "$here/root/.build.log"
        """;

    public static TheoryData<string, string, int, string> Cases => new()
    {
        // What is no regular file is not there for anybody.
        { "link to a file of the host", "ln -s /etc/shadow $debs/x_1_all.deb", Unchanged, "the same 1 package(s) as the last build" },
        { "pipe", "mkfifo $debs/x_1_all.deb", Unchanged, "the same 1 package(s) as the last build" },
        { "device", "mknod $debs/x_1_all.deb c 1 5", Unchanged, "the same 1 package(s) as the last build" },
        { "directory", "mkdir -p $debs/x_1_all.deb/x_1_all.deb", Unchanged, "the same 1 package(s) as the last build" },
        { "result directory is a link to the host", "rmdir $other; ln -s $here/victim $other", Succeeded, "OTHER is a symbolic link" },
        { "results are a link to the host", "ln -sfn /etc $here/root/.build.packages", Failed, "OBSH412: " },

        // Sizes.
        { "sparse file of 4 TB", "truncate -s 4T $debs/x_1_all.deb", Succeeded, "x.all: the package is new" },
        { "sparse package of 4 TB", "truncate -s 4T $debs/hello_1_all.deb", Succeeded, "hello_1_all.deb: cannot be compared: " },
        { "payload bomb", "package $debs/hello_1_all.deb 'truncate -s 200M usr/hello'", Succeeded, "hello_1_all.deb: cannot be compared: it is longer than 32 MB when decompressed" },
        { "xz bomb in a file", "bomb() { truncate -s 200M z; xz -0 -c z > usr/hello.xz; echo $1 >> usr/hello.xz; rm z; }; package $debs/hello_1_all.deb 'bomb 1'; package $here/root/.build.oldpackages/hello_1_all.deb 'bomb 22'", Succeeded, "hello_1_all.deb: " },

        // Names.
        { "newline and escape in a name", "echo x > $debs/$'a\\nb\\e[31m_1_all.deb'", Succeeded, "a?b?[31m.all: the package is new" },
        { "option as a name", "echo x > $debs/--help_1_all.deb", Succeeded, "--help.all: the package is new" },
        { "no UTF-8 in a name", "echo x > $debs/$'\\xff_1_all.deb'", Succeeded, "contains a name that is not UTF-8" },

        // Contents.
        { "no package at all", "head -c 100000 /dev/urandom > $debs/hello_1_all.deb", Succeeded, "hello_1_all.deb: cannot be compared: " },
        { "cut package", "truncate -s 300 $debs/hello_1_all.deb", Succeeded, "hello_1_all.deb: cannot be compared: " },
        { "rpm with a broken header", "{ printf '\\355\\253\\356\\333\\003\\000'; head -c 90 /dev/zero; printf '\\216\\255\\350\\001\\000\\000\\000\\000\\377\\377\\377\\377\\377\\377\\377\\377'; head -c 5000 /dev/urandom; } > $debs/x.rpm", Succeeded, "x.rpm: cannot be compared: " },
        { "loop in the package", "package $debs/hello_1_all.deb 'ln -s . usr/hello; ln -s /etc usr/etc'", Succeeded, "hello_1_all.deb: " },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Build_HostileResult_HarmsNothingAndSaysWhatIsWrong(string what, string hostile, int status, string said)
    {
        using var sandbox = new BuildSandbox(Build.Replace("hostile\n", hostile + "\n", StringComparison.Ordinal));
        var old = Directory.CreateDirectory(Path.Combine(sandbox.Root, ".build.oldpackages")).FullName;
        var victim = Directory.CreateDirectory(sandbox.At("victim")).FullName;
        Install(sandbox, "build-compare");
        Install(sandbox, "report");
        Directory.CreateDirectory(sandbox.At("etc"));
        File.WriteAllText(sandbox.At("etc/hooks.json"), """{ "hooks": { "build-compare": { "settings": { "payloadLimitMB": 32, "fileLimitMB": 16 } }, "report": {} } }""");

        var result = sandbox.Run(
            "--root", sandbox.Root, "--oldpackages", old,
            "--reason", "Building hello for project 'p' repository 'r' arch 'x86_64' srcmd5 '0123456789abcdef0123456789abcdef'", "x.dsc");

        // .NET cannot remove what has a name that is no UTF-8.
        using var remove = Process.Start("rm", ["-rf", sandbox.Root]);
        remove.WaitForExit();
        result.Output.Should().Contain(said, what).And.NotContain("   at Obs.Hooks").And.NotContain("\u001b");
        result.Status.Should().Be(status, "{0}:\n{1}", what, result.Output);
        Directory.EnumerateFileSystemEntries(victim).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(Path.Combine(sandbox.State, "jobs")).Should().BeEmpty();
    }

    private static void Install(BuildSandbox sandbox, string plugin)
    {
        var root = typeof(HostileResultsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
        var target = Directory.CreateDirectory(sandbox.At($"plugins/{plugin}")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(root, "artifacts/dist/plugins", plugin)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
