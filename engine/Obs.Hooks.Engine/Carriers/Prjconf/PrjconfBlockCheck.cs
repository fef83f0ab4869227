using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>Which of the embedded files of a section are whole and count.</summary>
/// <param name="view">What the <c>%if</c>s leave of the configuration.</param>
/// <param name="section">The section.</param>
/// <param name="carrier">Its name in errors, whose lines are counted from the section's first.</param>
/// <param name="bag">Takes errors.</param>
internal sealed class PrjconfBlockCheck(PrjconfView view, PrjconfSection section, string carrier, DiagnosticBag bag)
{
    /// <returns>Each file once.</returns>
    public ImmutableArray<PrjconfBlock> WholeOf(ImmutableArray<PrjconfBlock> blocks)
    {
        var whole = ImmutableArray.CreateBuilder<PrjconfBlock>();
        foreach (var block in blocks)
        {
            if (!block.InMacros && !view.IsActive(block.FirstLine))
            {
                continue;
            }

            ReportProblems(block);
            if (whole.FirstOrDefault(b => b.Name == block.Name) is { } other)
            {
                bag.Error(
                    DiagnosticCodes.DuplicateBlock,
                    At(block.FirstLine),
                    $"{block.Name} a second time (first in line {other.FirstLine + 1 - section.FirstLine})",
                    "each embedded file once",
                    "remove one of them");
            }
            else if (block.Problems.IsEmpty)
            {
                whole.Add(block);
            }
        }

        return whole.ToImmutable();
    }

    private void ReportProblems(PrjconfBlock block)
    {
        foreach (var problem in block.Problems)
        {
            bag.Error(
                problem.Code,
                At(problem.Line),
                problem.Found,
                problem.Expected,
                $"obs-hooks prjconf embed PRJCONF {block.Name} writes it anew");
        }
    }

    private SourceLocation At(int line) => new(carrier, line + 1 - section.FirstLine, 1);
}
