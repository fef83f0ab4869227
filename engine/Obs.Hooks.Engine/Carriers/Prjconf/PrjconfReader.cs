using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Prjconf;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>Reads a configuration as <c>Build::read_config</c> does.</summary>
internal static class PrjconfReader
{
    /// <param name="prjconf">The text.</param>
    /// <param name="arch">The architecture it counts for.</param>
    /// <param name="display">What messages call it.</param>
    /// <param name="bag">Takes an error, after which nothing counts.</param>
    public static PrjconfView Read(string prjconf, string arch, string display, DiagnosticBag bag)
    {
        var flags = new BuildFlagList();
        var active = new HashSet<int>();
        try
        {
            foreach (var line in ProjectConfigReader.Read(prjconf, arch).Lines)
            {
                if (line.IsActive)
                {
                    active.Add(line.Number - 1);
                    flags.Add(line.Text, line.Number - 1);
                }
            }
        }
        catch (ConstraintException e)
        {
            bag.Error(DiagnosticCodes.CarrierFileRefused, new SourceLocation(display), e.Message, "macros of some measure");
            return new PrjconfView(static _ => false, []);
        }

        return new PrjconfView(active.Contains, flags.ToImmutable());
    }
}
