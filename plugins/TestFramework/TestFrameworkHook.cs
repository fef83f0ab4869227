using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.TestFramework.Formats;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>Runs a project's own tests.</summary>
[Hook(
    "test-framework",
    Summary = "Runs a project's tests, in a throw-away root of the target with the results installed or in a tools root, and reports TAP or JUnit.",
    Stage = HookStage.Check,
    After = ["baselibs", "install-check"],
    Capabilities = HookCapabilities.Reports,
    TimeoutSeconds = 7200,
    OnError = ErrorPolicy.Warn)]
[HookSetting("command", SettingKind.Text, "The test command, for sh; $SOURCES and $RESULTS are directories with the job's files.", Required = true)]
[HookSetting("in", SettingKind.Text, "target: a throw-away root with the results installed (default); tools: the hook's tools root.")]
[HookSetting("format", SettingKind.Text, "tap: on standard output (default); junit: XML files; exit: the exit status is all.")]
[HookSetting("files", SettingKind.Text, "junit: names of the XML files, with * and ?, relative to the directory the command starts in; *.xml by default.")]
[HookSetting("failures", SettingKind.Text, "What becomes of the build when a test fails: fail (default) or warn.")]
[HookSetting("user", SettingKind.Text, "target: tester (default), an ordinary user, or root of the sandbox.")]
[HookSetting("needs", SettingKind.TextList, "target: packages or files of the build root that the tests need besides what the results need.")]
[HookSetting("timeoutSeconds", SettingKind.Integer, "How long preparing and running the tests may take; 600 by default.")]
[HookSetting("treeMB", SettingKind.Integer, "target: largest size of the throw-away root, which is in memory, in MB; 4096 by default.")]
public sealed class TestFrameworkHook : IPostBuildHook
{
    /// <inheritdoc/>
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var errors = new List<string>();
        var settings = TestSettings.Read(context.Settings, errors);
        if (errors.Count > 0)
        {
            return new Verdict.HookError(string.Join('\n', errors.Select(static e => $"{Codes.BadSetting}: {e}; correct it in \"settings\" of the hook")));
        }

        if (context.Tools is null)
        {
            return new Verdict.HookError($"{Codes.ToolMissing}: found no tools root; expected one; name it in \"tools\" of the hook");
        }

        var start = context.Time.GetTimestamp();
        using var limit = new CancellationTokenSource(settings.Timeout, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        TestRun run;
        try
        {
            run = settings.InTarget
                ? await TargetTests.RunAsync(context, settings, both.Token).ConfigureAwait(false)
                : await ToolsTests.RunAsync(context, settings, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            run = new TestRun(
                [],
                [FormattableString.Invariant($"{Codes.TimedOut}: the tests did not end; expected their end within {settings.Timeout.TotalSeconds:F0} s; correct what hangs, or raise \"timeoutSeconds\"")]);
        }
        catch (FileNotFoundException e)
        {
            return new Verdict.HookError($"{Codes.ToolMissing}: {e.Message}");
        }
        catch (TestsImpossibleException e)
        {
            return new Verdict.Skipped(e.Message);
        }

        return Conclude(context, settings, run, context.Time.GetElapsedTime(start));
    }

    private static Verdict Conclude(PostBuildContext context, TestSettings settings, TestRun run, TimeSpan elapsed)
    {
        TestLog.Write(context.Log, run, elapsed);
        if (!run.IsGood && settings.FailuresFail)
        {
            return new Verdict.ProjectFailure(TestLog.Verdict(run));
        }

        var effects = new List<Effect>();
        if (!run.IsGood)
        {
            effects.Add(new Warn(TestLog.Verdict(run)));
            effects.Add(new ReportFindings(TestReport.Findings(run)));
        }

        effects.AddRange(TestReport.Write(context, run, elapsed));
        return new Verdict.Ok([.. effects]);
    }
}
