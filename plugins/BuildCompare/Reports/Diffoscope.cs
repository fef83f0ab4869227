using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Plugins.BuildCompare.Packages;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Reports;

/// <summary>The full difference of packages by diffoscope(1), where the hook's tools root has it.</summary>
/// <param name="tools">The root.</param>
/// <param name="limit">Bytes of the report.</param>
/// <param name="patience">For all packages together.</param>
/// <param name="time">Clock.</param>
internal sealed class Diffoscope(IToolsRoot tools, int limit, TimeSpan patience, TimeProvider time)
{
    public const string Name = "hooks.build-compare.diffoscope.txt";

    private const int MostPackages = 3;
    private const int Differs = 1;

    /// <summary>Renders what differs in pairs of packages.</summary>
    /// <returns>Null when the root has no diffoscope.</returns>
    public async Task<string?> RenderAsync(
        ImmutableArray<(PackageFile Before, PackageFile After)> pairs, CancellationToken cancellationToken)
    {
        using var patient = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patient.Token, cancellationToken);
        var text = new StringBuilder();
        foreach (var (before, after) in pairs.Take(MostPackages))
        {
            try
            {
                text.Append(await RenderAsync(before, after, limit / Math.Min(pairs.Length, MostPackages), either.Token).ConfigureAwait(false));
            }
            catch (FileNotFoundException)
            {
                return null;
            }
            catch (IOException e)
            {
                return text.Append(CultureInfo.InvariantCulture, $"{Codes.NotRendered}: diffoscope cannot be run: {e.Message}; expected its report; correct \"tools\" of the hook\n").ToString();
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return text
                    .Append(CultureInfo.InvariantCulture, $"{Codes.NotRendered}: diffoscope did not finish with {after.Name}; expected its end within {patience.TotalSeconds:0} s; raise \"diffoscopeSeconds\"\n")
                    .ToString();
            }
        }

        return pairs.Length <= MostPackages
            ? text.ToString()
            : text.Append(CultureInfo.InvariantCulture, $"{pairs.Length - MostPackages} more package(s) differ\n").ToString();
    }

    private async Task<string> RenderAsync(PackageFile before, PackageFile after, int share, CancellationToken cancellationToken)
    {
        // Names of our own: a package's could be taken for an option. Suffixes tell nothing, diffoscope looks at the content.
        var run = new ToolRun(new ProcessRequest(
            "diffoscope", "--no-progress", "--no-default-limits", "--max-text-report-size", share.ToString(CultureInfo.InvariantCulture),
            "--max-diff-block-lines", "500", "--text", "-", "/mnt/old/package", "/mnt/new/package")
        {
            OutputLimit = share,
        })
        {
            Inputs = [new ToolMount("old/package", before.Path), new ToolMount("new/package", after.Path)],
        };
        var result = await tools.RunAsync(run, cancellationToken).ConfigureAwait(false);
        return result.ExitStatus is 0 or Differs
            ? $"{before.Name} → {after.Name}\n{Printable.Text(result.Output)}{(result.Truncated ? "\n[cut]\n" : "\n")}"
            : string.Create(CultureInfo.InvariantCulture, $"{Codes.NotRendered}: {after.Name}: diffoscope ended with {result.ExitStatus}: {Printable.Line(result.Error.TrimEnd())}; expected 0 or 1; see whether \"tools\" of the hook has all that it needs\n");
    }
}
