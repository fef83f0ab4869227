namespace Obs.Hooks.Cli.Planning;

/// <summary>The job a plan is for, as JSON.</summary>
internal sealed record JobRecord(
    string Project, string Repository, string Arch, string Package, string Recipe, string RecipeType, string VmType)
{
    public static JobRecord Of(BuildJob job) =>
        new(job.Project, job.Repository, job.Arch, job.Package, job.Recipe, job.RecipeType, job.VmType);

    /// <summary>One line for people.</summary>
    public string Describe()
    {
        var names = new[] { Project, Repository, Arch, Package }.Where(static n => n.Length > 0).ToList();
        var name = names.Count == 0 ? "any job" : string.Join('/', names);
        return $"{name} ({(Recipe.Length == 0 ? "" : Path.GetFileName(Recipe) + ", ")}{VmType})";
    }
}
