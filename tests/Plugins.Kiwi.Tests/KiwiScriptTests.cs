using Obs.Hooks.Plugins.Kiwi.Commands;

namespace Obs.Hooks.Plugins.Kiwi.Tests;

/// <summary>The command lines of kiwi.</summary>
public sealed class KiwiScriptTests
{
    [Fact]
    public void For_Version9And10_BuildsAndBundles() =>
        Calls(Sample.Job(KiwiForm.Current)).Should().Equal(
            "repository debian Debian:12/standard 88",
            "run_for_apt /usr/bin/kiwi-ng --debug --type=tbz system build --description=/usr/src/packages/SOURCES --target-dir=/out/image/0-tbz",
            "run /usr/bin/kiwi-ng result bundle --target-dir=/out/image/0-tbz --id=Build4.2 --bundle-dir=/out/bundle",
            "rm -rf /out/image/0-tbz/build");

    [Fact]
    public void For_Version7_PreparesCreatesAndBundles() =>
        Calls(Sample.Job(KiwiForm.Legacy, "--ignore-repos")).Should().Equal(
            "repository debian Debian:12/standard 88",
            "mkdir -p /out/image/0-tbz",
            "run /usr/sbin/kiwi --logfile terminal --prepare /usr/src/packages/SOURCES --root /out/image/0-tbz-root --ignore-repos",
            "run /usr/sbin/kiwi --logfile terminal --create /out/image/0-tbz-root --type tbz -d /out/image/0-tbz --ignore-repos",
            "run /usr/sbin/kiwi --logfile terminal --bundle-build /out/image/0-tbz -d /out/image/0-tbz-bundle --bundle-id Build4.2",
            "find /out/image/0-tbz-bundle -mindepth 1 -maxdepth 1 -exec mv -t /out/bundle '{}' +",
            "rm -rf /out/image/0-tbz-root");

    [Fact]
    public void For_Profiles_EachHasItsCallAndItsBundle()
    {
        var job = Sample.Job(KiwiForm.Current) with { Images = [("tbz", "one"), ("docker", "two")] };

        Calls(job).Where(static c => c.StartsWith("run", StringComparison.Ordinal)).Should().Equal(
            "run_for_apt /usr/bin/kiwi-ng --debug --profile=one --type=tbz system build --description=/usr/src/packages/SOURCES --target-dir=/out/image/0-tbz",
            "run /usr/bin/kiwi-ng result bundle --target-dir=/out/image/0-tbz --id=one-Build4.2 --bundle-dir=/out/bundle",
            "run_for_apt /usr/bin/kiwi-ng --debug --profile=two --type=docker system build --description=/usr/src/packages/SOURCES --target-dir=/out/image/1-docker",
            "run /usr/bin/kiwi-ng result bundle --target-dir=/out/image/1-docker --id=two-Build4.2 --bundle-dir=/out/bundle");
    }

    [Fact]
    public void For_ObsrepositoriesOfAWorker_AddsTheRepositoryAsWhatItIs()
    {
        // What bs_worker 2.9.4 says for obsrepositories:/, whatever is in it.
        var job = Sample.Job(
            KiwiForm.Current,
            "--ignore-repos", "--add-repo", "dir://./repos/Debian:/12/standard", "--add-repotype", "rpm-md", "--add-repoprio", "1");

        Calls(job).Should().ContainSingle(static c => c.Contains("system build")).Which.Should().EndWith(
            "--ignore-repos-used-for-build "
            + "'--add-repo=dir:///usr/src/packages/SOURCES/repos/Debian:12/standard,apt-deb,Debian-12-standard,1,false,false,{},main,bookworm,false'");
    }

    [Fact]
    public void For_HostileParameters_AreWordsOfTheShell() =>
        Calls(Sample.Job(KiwiForm.Current, "--add-package=x'; reboot; '", "--main:debug", "--bundle:package-as-rpm")).Should()
            .Contain(static c => c.EndsWith("'--add-package=x'\\''; reboot; '\\'''", StringComparison.Ordinal))
            .And.Contain(static c => c.Contains("kiwi-ng --debug --debug --type"))
            .And.Contain(static c => c.EndsWith("--bundle-dir=/out/bundle --package-as-rpm", StringComparison.Ordinal));

    [Fact]
    public void For_WhereThingsGo_IsNotTheJobsToSay() =>
        Calls(Sample.Job(KiwiForm.Current, "--root", "/x", "-d", "/y", "--logfile=/z")).Should()
            .NotContain(static c => c.Contains("/x") || c.Contains("/y") || c.Contains("/z"));

    /// <summary>What follows the functions of prepare.sh.</summary>
    private static string[] Calls(ImageJob job)
    {
        var script = KiwiScript.For(job);
        return script[script.IndexOf("\nrepository debian", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
