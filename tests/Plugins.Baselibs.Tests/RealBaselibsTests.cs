using System.Diagnostics;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Baselibs.Tests;

/// <summary>mkbaselibs and rpmbuild of a real tools root, on packages of a real rpmbuild.</summary>
public sealed class RealBaselibsTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    private const string Hello = "hello\nhello-devel\n  requires \"hello-32bit = <version>\"\n";

    [Fact]
    public async Task AfterBuild_I686Packages_AddsThemForX86_64()
    {
        using var job = new Job(builds, Hello);

        var made = await job.MakeAsync();

        made.Keys.Should().BeEquivalentTo(
            "RPMS/x86_64/hello-32bit-1.0-1.x86_64.rpm", "RPMS/x86_64/hello-devel-32bit-1.0-1.x86_64.rpm", "RPMS/x86_64/hello-32bit-debuginfo-1.0-1.x86_64.rpm");
        job.Warnings.Should().BeEmpty();
        var hello = made["RPMS/x86_64/hello-32bit-1.0-1.x86_64.rpm"];
        Query(hello, "[%{FILENAMES}\n]").Should().Be("/usr/lib/hello\n/usr/lib/hello/libmore.so\n/usr/lib/libhello.so.1\n/usr/lib/libhello.so.1.0\n", "no package owns what every system has");
        Query(made["RPMS/x86_64/hello-devel-32bit-1.0-1.x86_64.rpm"], "[%{REQUIRES}\n]").Should().Contain("hello-32bit\n");
        var original = Directory.GetFiles(builds.Rpms("plain"), "hello-1.0-1.i686.rpm").Single();
        const string same = "%{SOURCERPM} %{BUILDHOST} %{BUILDTIME} %{PAYLOADCOMPRESSOR} %{PAYLOADFLAGS} %{FILEDIGESTALGO} %{VENDOR} %{SUMMARY}";
        Query(hello, same).Should().Be(Query(original, same), "what the distribution's rpm chose is kept");
    }

    [Fact]
    public async Task AfterBuild_Twice_GivesTheSameBytes()
    {
        using var first = new Job(builds, Hello);
        using var second = new Job(builds, Hello);

        var made = await first.MakeAsync();
        var again = await second.MakeAsync();

        foreach (var (name, path) in made)
        {
            (await File.ReadAllBytesAsync(again[name])).Should().Equal(await File.ReadAllBytesAsync(path), name);
        }
    }

    [Fact]
    public async Task AfterBuild_TargetsOfTheDistribution_OwnOnlyWhatFilesystemDoesNot()
    {
        using var job = new Job(builds, "hello\n");
        job.Harness.Job.WithPackage(new JobPackage("filesystem", Path.Combine(builds.Rpms("plain"), "hello-1.0-1.i686.rpm"), PackageUses.Install));

        var made = await job.MakeAsync();

        Query(made["RPMS/x86_64/hello-32bit-1.0-1.x86_64.rpm"], "[%{FILENAMES}\n]").Should().Contain("/usr\n", "this filesystem package does not have it");
    }

    [Theory]
    [InlineData("hello\n  +^/usr/lib/(\n", "baselibs.conf:2:3: OBSH840: found ^/usr/lib/(; expected a regular expression of Perl: Unmatched (; correct it")]
    [InlineData("hello\n  nonsense \"x\"\n", "baselibs.conf:2:3: OBSH840: found \"nonsense \"x\"\"; expected a statement of baselibs.conf; correct or remove the line")]
    [InlineData("# comment\nhello\n\ttargettype 32bit requires <name>-x\n", "baselibs.conf:3:19: OBSH840: found requires hello-x; expected a rule of requires (in double quotes, or with + or -); correct it")]
    [InlineData("hello\n  requires \"<name> >= \"\n", "baselibs.conf:2:3: OBSH844: rpmbuild: line 23: Version required: Requires: hello >=")]
    [InlineData("hello-devel\nhello\n  targetname <name> x\n", "baselibs.conf:3:3: OBSH844: rpmbuild: Bad package specification: %package -n hello x")]
    public async Task AfterBuild_BadConfiguration_NamesTheLine(string configuration, string message)
    {
        using var job = new Job(builds, configuration);

        (await job.RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Split('\n')[0].Should().Be(message);
    }

    [Fact]
    public async Task AfterBuild_SeveralBadLines_NamesAll()
    {
        using var job = new Job(builds, "hello\n  requires foo\n  postun \"x\"\nhello-devel\n  provides bar\n");

        var message = (await job.RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message;

        message.Split('\n').Select(static l => string.Join(':', l.Split(':').Take(4))).Should().Equal(
            "baselibs.conf:2:3: OBSH840", "baselibs.conf:3:3: OBSH841", "baselibs.conf:5:3: OBSH840");
    }

    [Fact]
    public async Task AfterBuild_NameOfNothing_IsSaidOrFails()
    {
        const string configuration = "hello\nghost\narch ppc package only-there\n";
        using var warned = new Job(builds, configuration);
        using var failed = new Job(builds, configuration).With("""{ "missing": "fail" }""");

        (await warned.MakeAsync()).Should().HaveCount(2);
        warned.Warnings.Should().Equal(
            "baselibs.conf:2:1: OBSH842: found the package ghost, which was not built; expected one of hello, hello-data, hello-debuginfo, hello-devel; correct the name, or put \"arch …\" in front of it");
        (await failed.RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("baselibs.conf:2:1: OBSH842");
    }

    [Fact]
    public async Task AfterBuild_PackageWithoutLibraries_IsSaid()
    {
        using var job = new Job(builds, "hello-data\n");

        (await job.RunAsync()).Should().Be(new Verdict.Skipped("mkbaselibs made nothing of them"));
        job.Warnings.Should().Equal(
            "baselibs.conf:1:1: OBSH843: found hello-data(x86_64:32bit), of which no file is taken; expected rules that match a file of the package; add +REGEX below it");
    }

    [Fact]
    public async Task AfterBuild_TwoOfOneName_Fails()
    {
        using var job = new Job(builds, "targetname same\nhello\nhello-devel\n", pattern: "hello-*1.0-1.i686.rpm");

        (await job.RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("OBSH845: found 1 packages; expected one for each of hello");
    }

    [Fact]
    public async Task AfterBuild_PackageThatUnpacksToMuch_EndsWithAMessage()
    {
        using var job = new Job(builds, "hello\n", "bomb").With("""{ "memoryMB": 160 }""");

        (await job.RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should()
            .MatchRegex("^baselibs.conf:1:1: OBSH844: (rpmbuild: Bad exit status .*: cpio: |mkbaselibs was killed: )", "either notices first");
    }

    /// <summary>The mkbaselibs of 2021 then writes scripts that only bash understands.</summary>
    [Fact]
    public async Task AfterBuild_Prefix_MovesFilesThere()
    {
        using var job = new Job(builds, "hello\n  prefix /opt/<targettype>\n");

        Query((await job.MakeAsync())["RPMS/x86_64/hello-32bit-1.0-1.x86_64.rpm"], "[%{FILENAMES}\n]").Should().Contain("/opt/32bit/usr/lib/libhello.so.1.0\n");
    }

    [Fact]
    public async Task AfterBuild_OtherGlobalConfiguration_IsUsed()
    {
        using var job = new Job(builds, "hello\n").With("""{ "global": "sle12" }""");
        using var wrong = new Job(builds, "hello\n").With("""{ "global": "sle99" }""");

        (await job.MakeAsync()).Keys.Should().Contain("RPMS/x86_64/hello-32bit-1.0-1.x86_64.rpm");
        (await wrong.RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(
            "OBSH847: setting global: found \"sle99\"; expected an absolute path, or one of deb, sle11, sle12, sle15");
    }

    private static string Query(string package, string format)
    {
        using var process = Process.Start(new ProcessStartInfo("rpm", ["-qp", "--qf", format, package]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
