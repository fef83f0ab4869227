using System.Text.Json;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

/// <summary>abipkgdiff of a real tools root, on libraries of a real compiler in real packages.</summary>
public sealed class RealAbiTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    [Theory]
    [InlineData("rpm")]
    [InlineData("deb")]
    public async Task AfterBuild_SameLibrary_HasNoFindings(string format)
    {
        using var job = new Job(builds, format, "plain", "plain");

        (await job.PassAsync()).Should().BeEmpty();
        job.Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("rpm", "layout", "changed: libx1.x86_64 libx.so.1.0: 'function int lib_init(opt*, mode)' at x.c:6:1 has some indirect sub-type changes")]
    [InlineData("deb", "layout", "changed: libx1.amd64 libx.so.1.0: 'function int lib_init(opt*, mode)' at x.c:6:1 has some indirect sub-type changes")]
    [InlineData("rpm", "removed", "removed: libx1.x86_64 libx.so.1.0: 'function int lib_old()'    {lib_old}")]
    [InlineData("deb", "removed", "removed: libx1.amd64 libx.so.1.0: 'function int lib_old()'    {lib_old}")]
    [InlineData("rpm", "variable", "changed: libx1.x86_64 libx.so.1.0: 'int lib_version' was changed to 'long int lib_version' at x.c:4:1")]
    public async Task AfterBuild_BrokenAbi_FailsAndSaysWhat(string format, string variant, string change)
    {
        using var job = new Job(builds, format, "plain", variant);

        (await job.FailAsync()).Should().Be(
            $"OBSH890: the ABI is not that of the last build\n{change}\nif that is intended, change the SONAME, or add a suppression (*.abignore) to the sources");
    }

    [Theory]
    [InlineData("layout", "changed")]
    [InlineData("removed", "removed")]
    public async Task AfterBuild_BrokenAbiThatPolicyAccepts_Warns(string variant, string kind)
    {
        using var job = new Job(builds, "rpm", "plain", variant).With($$"""{ "{{kind}}": "warn" }""");

        (await job.PassAsync()).Should().ContainSingle().Which.Should().StartWith($"Warning abi-{kind} libx1.x86_64: libx.so.1.0: 'function");
        job.Warnings.Should().ContainSingle().Which.Should().StartWith($"{kind}: libx1.x86_64 libx.so.1.0");
    }

    [Fact]
    public async Task AfterBuild_AddedFunction_IsMentionedWhenAskedFor()
    {
        using var silent = new Job(builds, "rpm", "plain", "added");
        using var asked = new Job(builds, "rpm", "plain", "added").With("""{ "added": "warn" }""");

        (await silent.PassAsync()).Should().BeEmpty();
        (await asked.PassAsync()).Should().Equal("Warning abi-added libx1.x86_64: libx.so.1.0: 'function int lib_new()'    {lib_new}");
    }

    [Theory]
    [InlineData("rpm", "soname", "SONAME changed from 'libx.so.1' to 'libx.so.2'")]
    [InlineData("deb", "soname", "SONAME changed from 'libx.so.1' to 'libx.so.2'")]
    [InlineData("rpm", "renamed", "libx.so.1: is gone with the package libx1")]
    [InlineData("deb", "renamed", "the package libx1 is gone")]
    public async Task AfterBuild_OtherSoname_IsFoundThoughTheToolEndsWithSuccess(string format, string variant, string what)
    {
        using var warned = new Job(builds, format, "plain", variant);
        using var failed = new Job(builds, format, "plain", variant).With("""{ "soname": "fail" }""");

        await warned.PassAsync();
        warned.Warnings.Should().ContainSingle().Which.Should().StartWith("soname: ").And.EndWith(what);
        (await failed.FailAsync()).Should().Contain(what);
    }

    [Fact]
    public async Task AfterBuild_LibraryInAnotherPackage_IsComparedThere()
    {
        using var job = new Job(builds, "rpm", "plain", "moved");

        (await job.FailAsync()).Should().Contain("removed: libelsewhere.x86_64 libx.so.1.0: 'function int lib_old()'").And.NotContain("soname");
    }

    /// <summary>abipkgdiff takes what a package does not provide for a private library, and passes over it with success.</summary>
    [Fact]
    public async Task AfterBuild_LibraryThatIsNotProvidedAnyMore_IsComparedAllTheSame()
    {
        using var job = new Job(builds, "rpm", "plain", "unprovided").With("""{ "soname": "ignore" }""");

        (await job.FailAsync()).Should().Contain("removed: libx1.x86_64 libx.so.1: abidiff ended with 12");
    }

    [Theory]
    [InlineData("rpm", "decoy")]
    [InlineData("deb", "decoy")]
    [InlineData("rpm", "decoylink")]
    [InlineData("deb", "decoylink")]
    [InlineData("rpm", "preferred")]
    [InlineData("deb", "preferred")]
    public async Task AfterBuild_OldLibraryBesideTheNewOne_IsNotTakenForIt(string format, string after)
    {
        using var job = new Job(builds, format, "plain", after);

        (await job.FailAsync()).Should().Contain("libx.so.1").And.NotContain("error:");
    }

    /// <summary>abipkgdiff looks at one of two files of that name. What it finds there is milder than what programs get.</summary>
    [Theory]
    [InlineData("mildadded", """{ "added": "warn" }""", "changed: libx1.x86_64 libx.so.1: abidiff ended with 4")]
    [InlineData("mildchanged", """{ "changed": "warn" }""", "removed: libx1.x86_64 libx.so.1: abidiff ended with 12")]
    [InlineData("mildchanged", """{ "changed": "ignore" }""", "removed: libx1.x86_64 libx.so.1: abidiff ended with 12")]
    [InlineData("mildremoved", """{ "removed": "warn" }""", "changed: libx1.x86_64 libx.so.1: abidiff ended with 12")]
    public async Task AfterBuild_MilderChangeBesideTheRealOne_DoesNotExplainIt(string after, string settings, string change)
    {
        using var job = new Job(builds, "rpm", "plain", after).With(settings);

        (await job.FailAsync()).Should().Contain(change);
    }

    [Theory]
    [InlineData("nodebugpackage", "plain")]
    [InlineData("plain", "nodebugpackage")]
    [InlineData("nodebug", "nodebug")]
    [InlineData("plain", "nodebug")]
    public async Task AfterBuild_NoDebugInformation_IsNeverASilentPass(string before, string after)
    {
        using var warned = new Job(builds, "rpm", before, after);
        using var failed = new Job(builds, "rpm", before, after).With("""{ "debugInfo": "fail" }""");

        await warned.PassAsync();
        warned.Warnings.Should().Equal("debugInfo: libx1.x86_64 libx.so.1.0: could not find debug info");
        (await failed.FailAsync()).Should().Contain("debugInfo: libx1.x86_64 libx.so.1.0");
    }

    [Fact]
    public async Task AfterBuild_NoDebugInformation_SymbolsAreComparedAllTheSame()
    {
        using var job = new Job(builds, "rpm", "nodebug", "nodebugremoved");

        (await job.FailAsync()).Should().Contain("removed: libx1.x86_64 libx.so.1.0: lib_old");
    }

    [Fact]
    public async Task AfterBuild_SuppressionInTheSources_CountsUnlessForbidden()
    {
        const string suppression = "[suppress_type]\n  name = opt\n";
        using var suppressed = new Job(builds, "rpm", "plain", "layout");
        suppressed.Harness.Job.WithSource("libx.abignore", suppression);
        using var forbidden = new Job(builds, "rpm", "plain", "layout").With("""{ "packageSuppressions": false }""");
        forbidden.Harness.Job.WithSource("libx.abignore", suppression);

        (await suppressed.PassAsync()).Should().BeEmpty();
        suppressed.Harness.Log.Infos.Should().Contain("compared 1 package(s) with the last build, with libx.abignore");
        (await forbidden.FailAsync()).Should().Contain("changed: ");
    }

    [Fact]
    public async Task AfterBuild_SuppressionOfTheAdministrator_Counts()
    {
        using var job = new Job(builds, "rpm", "plain", "removed");
        var path = Path.Combine(job.OldDirectory, "site.suppr");
        await File.WriteAllTextAsync(path, "[suppress_function]\n  name = lib_old\n[suppress_funktion]\n");

        (await job.With($$"""{ "suppressions": ["{{path}}"] }""").PassAsync()).Should().BeEmpty();
        job.Warnings.Should().ContainSingle().Which.Should().StartWith("site.suppr:3:1: OBSH893: found [suppress_funktion]; expected one of [allow_file]");
    }

    [Fact]
    public async Task AfterBuild_PrivateType_MayChangeWhenHeadersCount()
    {
        using var strict = new Job(builds, "rpm", "plain", "hidden");
        using var headers = new Job(builds, "rpm", "plain", "hidden").With("""{ "headers": true }""");
        using var open = new Job(builds, "rpm", "plain", "layout").With("""{ "headers": true }""");

        (await strict.FailAsync()).Should().Contain("lib_hidden");
        (await headers.PassAsync()).Should().BeEmpty();
        (await open.FailAsync()).Should().Contain("lib_init");
    }

    [Fact]
    public async Task AfterBuild_Changes_AreAttachedAsTextAndJson()
    {
        using var job = new Job(builds, "rpm", "plain", "removed").With("""{ "removed": "warn" }""");

        var reports = ((Verdict.Ok)await job.RunAsync()).Effects.OfType<AttachReport>().ToDictionary(static r => r.Name, static r => File.ReadAllText(r.StagedPath));

        reports["hooks.abi-check.txt"].Should().StartWith("removed: libx1.x86_64 libx.so.1.0: 'function int lib_old()'").And.Contain("Functions changes summary: 1 Removed");
        using var json = JsonDocument.Parse(reports["hooks.abi-check.json"]);
        json.RootElement.GetProperty("changes")[0].GetProperty("kind").GetString().Should().Be("removed");
        json.RootElement.GetProperty("compared")[0].GetProperty("newDebugInfo").GetString().Should().Be("libx1-debuginfo-1.0-1.x86_64.rpm");
        json.RootElement.GetProperty("compared")[0].GetProperty("exitStatus").GetInt32().Should().Be(12);
    }

    [Fact]
    public async Task AfterBuild_PackageThatUnpacksToMuch_EndsWithAMessage()
    {
        using var job = new Job(builds, "rpm", "plain", "bomb").With("""{ "memoryMB": 160 }""");

        (await job.FailAsync()).Should().Contain("error: libx1.x86_64: ");
    }

    [Fact]
    public async Task AfterBuild_BrokenPayload_EndsWithAMessage()
    {
        using var job = new Job(builds, "rpm", "plain", "plain");
        var file = job.Harness.Results.Files.Single(static f => f.Name == "libx1-1.0-1.x86_64.rpm");
        var bytes = await File.ReadAllBytesAsync(job.Harness.Results.PathOf(file));
        job.Harness.Results.Add(file.Directory, file.Name, bytes.AsSpan(0, bytes.Length - 800));

        (await job.FailAsync()).Should().Contain("error: libx1.x86_64: abipkgdiff ended with 1: ");
    }
}
