using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Scripts.Headers;

namespace Obs.Hooks.Scripting.Tests.Headers;

public class ScriptHeaderReaderTests
{
    [Fact]
    public void Read_EveryKey_IsInTheManifest()
    {
        var (header, messages) = Read(
            """
            // hook: size-limit
            // summary: Fails a build with an oversized binary.
            // points: post-build, pre-chroot
            // stage: compare
            // before: report
            // after: rpmlint, baselibs
            // timeout: 90s
            // capabilities: results, reports
            // onError: warn
            // setting: megabytes integer Largest result allowed, in MiB; 100.
            // setting: url text required Where to: a URL.

            Log.Info("code");
            """);

        messages.Should().BeEmpty();
        header.IsPresent.Should().BeTrue();
        header.Location.ToString().Should().Be("main.csx:1:4");
        header.Manifest.Should().BeEquivalentTo(new HookManifest
        {
            Id = "size-limit",
            Type = "",
            Summary = "Fails a build with an oversized binary.",
            Points = [HookPoint.PreChroot, HookPoint.PostBuild],
            Stage = HookStage.Compare,
            Before = ["report"],
            After = ["rpmlint", "baselibs"],
            TimeoutSeconds = 90,
            Capabilities = HookCapabilities.Results | HookCapabilities.Reports,
            OnError = ErrorPolicy.Warn,
            AffectsResult = true,
            Settings =
            [
                new SettingManifest("megabytes", SettingKind.Integer, "Largest result allowed, in MiB; 100.", false),
                new SettingManifest("url", SettingKind.Text, "Where to: a URL.", true),
            ],
        });
    }

    [Fact]
    public void Read_EverythingWrong_SaysAllAtOnceWithPlaces()
    {
        var (_, messages) = Read(
            """
            // hook: Size Limit
            // pionts: post-build
            // points: post-biuld, precheck
            // stage: chekc
            // timeout: soon
            // capabilities: results, repots
            // onError: badhost
            // setting: megabytes integre Largest.
            // setting: oops
            // before: a b
            // stage: check
            // what follows is no key
            """);

        string.Join('\n', messages).Should().Be(
            """
            main.csx:1:10: error OBSH106: "hook" is "Size Limit"; expected a hook's id (lower-case letters, digits and dashes, starting with a letter)
            main.csx:2:4: error OBSH104: unknown key "pionts" in the header; expected a known key; did you mean "points"?
            main.csx:3:12: error OBSH106: "points" has "post-biuld"; expected pre-chroot, post-build or cleanup; did you mean "post-build"?
            main.csx:3:24: error OBSH106: "points" has "precheck"; expected pre-chroot, post-build or cleanup
            main.csx:4:11: error OBSH106: "stage" is "chekc"; expected one of transform, check, compare, report; did you mean "check"?
            main.csx:5:13: error OBSH106: "timeout" is "soon"; expected a time such as "90s", "10m" or "2h"
            main.csx:6:27: error OBSH106: "capabilities" has "repots"; expected one of packages, build-options, sources, prjconf, tools-roots, binfmt, mounts, results, reports, unchanged, root-files, machine, build; did you mean "reports"?
            main.csx:7:13: error OBSH209: "badhost" in a script that is not the host's; expected "fail" or "warn"
            main.csx:8:13: error OBSH106: the setting "megabytes" has the kind "integre"; expected one of text, integer, switch, text-list, structure; did you mean "integer"?
            main.csx:9:13: error OBSH106: "setting" is "oops"; expected "NAME KIND SUMMARY" or "NAME KIND required SUMMARY"
            main.csx:10:12: error OBSH106: "before" is "a b"; expected a hook's id (lower-case letters, digits and dashes, starting with a letter)
            main.csx:11:4: error OBSH103: "stage" is there twice; expected one line for each key; remove one of them
            main.csx:12:1: error OBSH910: a line of the header without a key; expected "// key: value"; end the header with an empty line before other comments
            """);
    }

    [Fact]
    public void Read_LicenceAndInterpreterBefore_FindsTheHeader()
    {
        var (header, messages) = Read("#!/usr/bin/env obs-hooks\n// Copyright: somebody\n\n// hook: hello\n// points: cleanup\nLog.Info(\"\");");

        messages.Should().BeEmpty();
        header.Manifest.Id.Should().Be("hello");
        header.Manifest.Points.Should().Equal(HookPoint.Cleanup);
        header.Location.Line.Should().Be(4);
    }

    [Fact]
    public void Read_NoHeader_IsNoMistake()
    {
        var (header, messages) = Read("// says hello\nLog.Info(\"hello\");\n// hook: late\n");

        messages.Should().BeEmpty();
        header.IsPresent.Should().BeFalse();
        header.Manifest.Points.Should().BeEmpty();
    }

    [Fact]
    public void Read_KeysWithoutHook_SaysWhatIsMissing()
    {
        var (header, messages) = Read("// points: pre-chroot\n// timeout: 5s\n");

        header.IsPresent.Should().BeFalse();
        messages.Should().Equal(
            """main.csx:1:4: error OBSH910: "points:" outside a header; expected "// hook: ID" as the first line of the header; put that line before it""");
    }

    [Fact]
    public void Read_CommentAfterAnEmptyOne_IsNoPartOfIt()
    {
        var (header, messages) = Read("// hook: a\n// points: cleanup\n//\n// Note that this is prose, with: a colon.\n");

        messages.Should().BeEmpty();
        header.Manifest.Id.Should().Be("a");
    }

    [Fact]
    public void Read_Embedded_NamesLinesAndColumnsOfTheCarrier()
    {
        var bag = new DiagnosticBag();
        var file = Scripts.File("a.csx", "// hook: a\n// timeout: x\n", lineOffset: 40) with { DisplayPath = "prjconf of home:x", ColumnOffset = 3 };

        ScriptHeaderReader.Read(file, TrustClass.Project, bag);

        bag.Select(d => d.Location.ToString()).Should().Equal("prjconf of home:x:42:16");
    }

    [Fact]
    public void Read_StageWithoutPostBuild_Warns()
    {
        var (_, messages) = Read("// hook: a\n// points: cleanup\n// stage: check\n");

        messages.Should().ContainSingle().Which.Should().StartWith("main.csx:3:4: warning OBSH210: ");
    }

    [Fact]
    public void Read_BadHostByTheHost_IsAllowed()
    {
        var bag = new DiagnosticBag();

        var header = ScriptHeaderReader.Read(Scripts.File("a.csx", "// hook: a\n// onError: badhost\n"), TrustClass.Host, bag);

        bag.Should().BeEmpty();
        header.Manifest.OnError.Should().Be(ErrorPolicy.BadHost);
    }

    private static (ScriptHeader Header, List<string> Messages) Read(string text)
    {
        var bag = new DiagnosticBag();
        var header = ScriptHeaderReader.Read(Scripts.File("main.csx", text), TrustClass.Project, bag);
        return (header, [.. bag.Select(d => d.ToString())]);
    }
}
