using System.Collections.Immutable;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck.Tests.Target;

/// <summary>What the package managers said, captured from rpm 4.18, apt 2.6 and dpkg 1.21.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Rpm_AllKinds_AreUnderstood()
    {
        var problems = RpmMessages.Parse(
            Lines("""
                rpm: RPM should not be used directly install RPM packages, use Alien instead!
                error: Failed dependencies:
                	no-such-thing >= 2 is needed by needy-1-1.x86_64
                	a conflicts with b-1-1.x86_64
                	file /usr/bin/both conflicts between attempted installs of conf-a-1-1.x86_64 and conf-b-1-1.x86_64
                	file /usr/bin/x from install of new-1-1.x86_64 conflicts with file from package old-1-1.x86_64
                about to fail
                warning: %post(failing-1-1.x86_64) scriptlet failed, exit status 3
                error: %prein(worse-1-1.x86_64) scriptlet failed, signal 9
                """),
            5);

        problems.Select(static p => p.ToString()).Should().Equal(
            "dependency: needy-1-1.x86_64: needs no-such-thing >= 2, which no package of the job provides",
            "conflict: b-1-1.x86_64: a conflicts with b-1-1.x86_64",
            "file: conf-a-1-1.x86_64: /usr/bin/both is in conf-b-1-1.x86_64, too, with different content",
            "file: new-1-1.x86_64: /usr/bin/x is in old-1-1.x86_64, too, with different content",
            "script: failing-1-1.x86_64: %post failed, exit status 3",
            "script: worse-1-1.x86_64: %prein failed, signal 9");
        problems[2].File.Should().Be("/usr/bin/both");
        problems[4].Output.Should().Equal("about to fail");
    }

    [Fact]
    public void Rpm_NotSeenToEnd_IsAProblem() =>
        RpmMessages.Parse(Lines("hello"), null).Should().ContainSingle().Which.Message.Should().StartWith("was ended before");

    [Fact]
    public void Rpm_ErrorInOtherWords_IsAProblemWithItsReason() =>
        RpmMessages.Parse(Lines("error: unpacking of archive failed on file /x: cpio: write\nerror: bomb-1-1: install failed"), 1)
            .Should().ContainSingle().Which.ToString().Should().Be("install: rpm: exit status 1: error: bomb-1-1: install failed");

    [Fact]
    public void Apt_UnmetDependencies_AreThoseOfTheirPackages()
    {
        var facts = Facts("needy", "a");

        var problems = DebMessages.OfApt(
            Lines("""
                Building dependency tree...
                The following packages have unmet dependencies:
                 needy : Depends: no-such-thing (>= 2) but it is not installable
                         Depends: other but it is not going to be installed
                 a : Conflicts: b
                 gcc : Depends: cpp but it is not installable
                E: Unable to correct problems, you have held broken packages.
                """),
            100,
            facts);

        problems.Select(static p => p.ToString()).Should().Equal(
            "dependency: needy: Depends: no-such-thing (>= 2) but it is not installable",
            "dependency: needy: Depends: other but it is not going to be installed",
            "conflict: a: Conflicts: b",
            "root: gcc: Depends: cpp but it is not installable");
    }

    [Fact]
    public void Dpkg_AllKinds_AreUnderstood()
    {
        var problems = DebMessages.OfDpkg(
            Lines("""
                Unpacking conf-b (1) ...
                dpkg: warning: overriding problem because --force enabled:
                dpkg: warning: trying to overwrite '/usr/bin/both', which is also in package conf-a 1
                Setting up failing (1) ...
                about to fail
                dpkg: error processing package failing (--install):
                 installed failing package post-installation script subprocess returned error exit status 3
                dpkg: error processing archive new/big.deb (--install):
                 cannot copy extracted data for './usr/share/bomb/big' to '/usr/share/bomb/big.dpkg-new': failed to write (No space left on device)
                """),
            1,
            Facts("conf-b", "failing"));

        problems.Select(static p => p.ToString()).Should().Equal(
            "file: conf-b: /usr/bin/both is in conf-a 1, too",
            "script: failing: installed failing package post-installation script subprocess returned error exit status 3",
            "install: new/big.deb: cannot copy extracted data for './usr/share/bomb/big' to '/usr/share/bomb/big.dpkg-new': failed to write (No space left on device)");
        problems[1].Output.Should().Equal("about to fail");
    }

    [Fact]
    public void Facts_FieldsOverSeveralLines_AreReadTogether()
    {
        var packages = ImmutableArray.Create(new TargetPackage("new/1.deb", "hello.deb", "/"), new TargetPackage("base/2.deb", "lib.deb", "/"));

        var facts = DebFacts.Read(
            Lines("""
                Package: hello
                Pre-Depends: libc6 (>= 2.3), libx:any
                Depends: a | b [amd64],
                 c
                Provides: greeting (= 1)
                Filename: ./new/1.deb
                Size: 1
                SHA256: 00
                Package: lib
                Essential: yes
                Filename: ./base/2.deb
                SHA256: 00
                Filename: ./elsewhere
                SHA256: 00
                """),
            packages);

        facts.Select(static f => (f.Name, f.IsEssential, string.Join(' ', f.Needs.Select(static n => string.Join('|', n))), string.Join(' ', f.Provides)))
            .Should().Equal(("hello", false, "libc6 libx a|b c", "hello greeting"), ("lib", true, "", "lib"));
    }

    private static ImmutableArray<string> Lines(string text) => [.. text.Split('\n')];

    private static ImmutableArray<PackageFacts> Facts(params string[] names) =>
        [.. names.Select(static n => new PackageFacts(new TargetPackage($"new/{n}.deb", $"{n}.deb", "/"), n, [], [n]))];
}
