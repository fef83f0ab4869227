using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

public sealed class RealBuildTests(PackageBuilds builds) : IClassFixture<PackageBuilds>, IDisposable
{
    private readonly RealBuild _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Build_StructureWithAnotherLayout_IsFoundAndFailsOrWarnsByPolicy()
    {
        builds.Tools.Root.Packages.Should().NotBeEmpty("the builds share this root");
        foreach (var file in Directory.GetFiles(RealBuild.Beside("Build")))
        {
            File.Copy(file, Source(Path.GetFileName(file)));
        }

        var first = Run(changed: "fail");

        first.Status.Should().Be(0, "the log is:\n{0}", first.Log);
        Packages().Should().BeEquivalentTo("libx1-1.0-1.x86_64.rpm", "libx1-32bit-1.0-1.x86_64.rpm", "x-debuginfo-1.0-1.x86_64.rpm");
        _build.HasNone("usr/bin/abipkgdiff", "usr/lib/build/mkbaselibs", "usr/lib/obs-build/mkbaselibs");

        KeepResults();
        File.WriteAllText(Source("x.c"), File.ReadAllText(Source("x.c")).Replace("int a;", "int a; long more;", StringComparison.Ordinal));
        var failed = Run(changed: "fail");
        var warned = Run(changed: "warn");

        failed.Status.Should().Be(1, "the log is:\n{0}", failed.Log);
        failed.Log.Should().Contain("OBSH890").And.Contain("changed: libx1.x86_64 libx.so.1: 'function int x(opt*)'");
        warned.Status.Should().Be(0, "the log is:\n{0}", warned.Log);
        warned.Log.Should().Contain("report hooks.abi-check.txt");
        Packages().Should().Contain("libx1-32bit-1.0-1.x86_64.rpm");
        _build.Leftovers().Should().BeEmpty();
    }

    /// <summary>Builds; <paramref name="changed"/> is the reaction to a changed ABI.</summary>
    private (int Status, string Log) Run(string changed)
    {
        var tools = RealBuild.Tools("abigail-tools", "cpio", "file", "obs-build", "rpm", "rpm2cpio", "xz-utils");
        _build.Configure(new()
        {
            ["cleanup"] = new { enabled = false },
            ["baselibs"] = new { settings = new { global = Source("baselibs_global.conf"), missing = "fail" }, tools },
            ["abi-check"] = new { settings = new { changed }, tools },
        });
        return _build.Run("x.spec", "--rpms", RealBuild.Lab("debs"), "--dist", Source("prjconf"), "--oldpackages", _build.At("old"));
    }

    private string Source(string name) => _build.At($"sources/{name}");

    /// <summary>File names of the packages that the last build left.</summary>
    private IEnumerable<string> Packages() => Results().Select(static f => Path.GetFileName(f));

    /// <summary>Makes what the last build left the old packages of the next.</summary>
    private void KeepResults()
    {
        foreach (var file in Results())
        {
            File.Copy(file, _build.At("old/" + Path.GetFileName(file)), overwrite: true);
        }
    }

    private string[] Results() => Directory.GetFiles(Path.Combine(_build.Root, "home/abuild/rpmbuild/RPMS"), "*.rpm", SearchOption.AllDirectories);
}
