namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>Reads what counts whatever the architecture.</summary>
internal sealed class PrjconfReader : IPrjconfReader
{
    public PrjconfView Read(string prjconf, string arch)
    {
        var lines = new PrjconfLines(prjconf);
        var flags = new BuildFlagList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines.InMacros(i))
            {
                flags.Add(lines[i].ToString().Replace("%%", "%", StringComparison.Ordinal), i);
            }
        }

        return new PrjconfView(static _ => true, flags.ToImmutable());
    }
}
