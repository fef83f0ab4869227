namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>
/// Rebuilds at the real backend with build-compare as a hook, alone and after the other hooks that check and complete results, and
/// nothing of them in the build root.
/// </summary>
[Collection(LabCollection.Name)]
public sealed class CompareTests(LabFixture lab)
{
    /// <summary>What every build leaves in another way: the time, in the header of compressed files.</summary>
    private const string Dates = """
        mkdir -p tree/usr/share/doc/compared
        echo notes > tree/usr/share/doc/compared/notes
        gzip -f tree/usr/share/doc/compared/notes
        """;

    private const string Spec = """
        Name: checked
        Version: 1.0
        Release: 1
        Summary: Greets
        License: MIT
        Source0: checked.c
        Source1: baselibs.conf
        %description
        A package of the lab.
        %prep
        %build
        gcc -O2 -g -shared -fPIC -Wl,-soname,libchecked.so.1 -o libchecked.so.1 %{SOURCE0}
        %install
        install -D -m 0755 libchecked.so.1 %{buildroot}/usr/lib64/libchecked.so.1
        mkdir -p %{buildroot}/usr/share/checked
        echo notes > %{buildroot}/usr/share/checked/notes
        gzip %{buildroot}/usr/share/checked/notes
        %files
        /usr/lib64/libchecked.so.1
        /usr/share/checked
        %changelog
        """;

    [Fact]
    public async Task Deb_RebuiltForItsCounter_IsTheSameAndComesBack()
    {
        await lab.CommitAsync("compared", Dates);
        var first = await lab.FinishedAsync("compared");
        first.Code.Should().Be("succeeded", "the log is:\n{0}", first.Log);
        first.Log.Should().Contain("no results of a last build (--oldpackages) to compare with");

        await lab.Obs.SyncRebuildCounterAsync("compared");
        var synced = await lab.FinishedAsync("compared", jobs: 2);

        (await lab.Obs.ReasonAsync("compared")).Should().Be("rebuild counter sync");
        synced.Log.Should().Contain("the same 1 package(s) as the last build").And.Contain("exit status 0 (unchanged)");
        synced.Code.Should().Be("succeeded");
        (await lab.Obs.BinariesAsync("compared")).Should().Contain(static b => b.EndsWith("_amd64.deb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rpm_WithAllCheckHooks_RebuiltIsUnchangedAndChangedIsNot()
    {
        using var obs = new ObsClient("rpms");
        await obs.CreateProjectAsync(
            """
            Type: spec
            Binarytype: deb
            Repotype: none
            Required: rpm debugedit elfutils file
            Macros:
            %debug_package %{nil}
            :Macros
            """);
        await CommitAsync(obs, "checked");
        var first = await LabFixture.FinishedAsync(obs, "checked", 1);
        first.Code.Should().Be("succeeded", "the log is:\n{0}", first.Log);
        HasRunInTheirOrder(first.Log, "baselibs", "abi-check", "install-check", "rpmlint", "build-compare");
        File.Exists(Path.Combine(LabPaths.WorkerRoot, "usr/bin/gcc")).Should().BeTrue("the build root is still there");
        TargetTools().Should().BeEmpty("the hooks' tools are the host's");
        (await obs.BinariesAsync("checked")).Should().Contain(
            ["checked-1.0-1.1.x86_64.rpm", "checked-32bit-1.0-1.1.x86_64.rpm", "rpmlint.log", "hooks.rpmlint.json", "hooks.install-check.txt"],
            "the log is:\n{0}", first.Log);
        (await obs.BinaryAsync("checked", "rpmlint.log")).Should().Contain("checked.x86_64: W: no-documentation");
        const string package = "checked-1.0-1.1.x86_64.rpm";
        var before = await obs.BinaryBytesAsync("checked", package);

        await obs.RebuildAsync("checked");
        var again = await LabFixture.FinishedAsync(obs, "checked", 2);

        again.Code.Should().Be("unchanged", "the log is:\n{0}", again.Log);
        again.Log.Should().Contain("returned same result, skipped"); // bs_repserver's words, below the log of the first build
        (await obs.BinaryBytesAsync("checked", package)).Should().Equal(before);

        await CommitAsync(obs, "checked_again");
        var changed = await LabFixture.FinishedAsync(obs, "checked", 3);

        changed.Code.Should().Be("succeeded");
        changed.Log.Should().Contain("[hook abi-check] warning: removed: checked.x86_64 libchecked.so.1: checked")
            .And.Contain("[hook build-compare] checked-1.0-2.1.x86_64.rpm: "); // another source has another DISTURL, which comes first
        (await obs.BinariesAsync("checked")).Should().Contain(["checked-1.0-2.1.x86_64.rpm", "hooks.build-compare.txt"]);
    }

    private static void HasRunInTheirOrder(string log, params ReadOnlySpan<string> hooks)
    {
        var last = 0;
        foreach (var hook in hooks)
        {
            var at = log.IndexOf($"[hook {hook}] ok after", StringComparison.Ordinal);
            at = at < 0 ? log.IndexOf($"[hook {hook}] skipped after", StringComparison.Ordinal) : at;
            at.Should().BeGreaterThan(last, "{0} has run, and after what comes before it; the log is:\n{1}", hook, log);
            last = at;
        }
    }

    /// <summary>What of the tools is in the build root, which stays until the worker's next job.</summary>
    private static IEnumerable<string> TargetTools() =>
        new[] { "usr/bin/rpmlint", "usr/bin/abipkgdiff", "usr/bin/diffoscope", "usr/lib/build", "usr/lib/obs-build" }
            .Where(static p => Path.Exists(Path.Combine(LabPaths.WorkerRoot, p)));

    private static async Task CommitAsync(ObsClient obs, string function)
    {
        var sources = Directory.CreateDirectory(Path.Combine(LabPaths.Lab, "src/checked")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "checked.spec"), Spec);
        await File.WriteAllTextAsync(Path.Combine(sources, "baselibs.conf"), "checked\n  +/usr/lib64/libchecked.so.*\n");
        await File.WriteAllTextAsync(
            Path.Combine(sources, "checked.c"), $$"""int {{function}}(void) { return 1; }""");
        await obs.CommitAsync("checked", sources);
    }
}
