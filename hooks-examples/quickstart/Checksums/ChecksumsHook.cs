using System.Globalization;
using System.Security.Cryptography;
using Obs.Hooks;
using Obs.Hooks.Effects;

namespace Checksums;

/// <summary>Before the build it says what is going to be built; after the build it adds the checksums of all results.</summary>
[Hook(
    "checksums",
    Summary = "Adds SHA256SUMS to the results.",
    Stage = HookStage.Transform,
    Capabilities = HookCapabilities.Results,
    AffectsResult = true)]
[HookSetting("file", SettingKind.Text, "Name of the file; SHA256SUMS by default.")]
public sealed class ChecksumsHook : IPreChrootHook, IPostBuildHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        var sources = new DirectoryInfo(context.Job.SourceDirectory).GetFiles();
        var kilobytes = (sources.Sum(static f => f.Length) / 1024).ToString(CultureInfo.InvariantCulture);
        context.Log.Info($"{Path.GetFileName(context.Job.Recipe)}: {sources.Length} source files, {kilobytes} KiB");
        return Verdict.Done;
    }

    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var file in context.Results.Files)
        {
            await using var content = context.Results.OpenRead(file);
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            lines.Add($"{digest}  {file.Name}");
        }

        var name = context.Settings.Text("file", "SHA256SUMS");
        var staged = Path.Combine(context.StagingDirectory, name);
        await File.WriteAllLinesAsync(staged, lines, cancellationToken);
        context.Log.Info($"{lines.Count} results");
        return Verdict.With(new AddResult("OTHER", name, staged));
    }
}
