using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Templates;

/// <summary>
/// All placeholders. Their values are chosen by projects and packages: a hook that hands a setting to a shell must
/// quote it.
/// </summary>
internal static class TemplatePlaceholders
{
    public static readonly ImmutableArray<TemplatePlaceholder> All =
    [
        new("hook.id", "The hook's id in hooks.json.", static c => c.HookId),
        new("host.name", "The name of this host.", static c => c.HostName),
        new("job.arch", "Scheduler architecture of the target: aarch64.", static c => c.Job.Arch),
        new("job.package", "The package, with a flavor as package:flavor.", static c => c.Job.Package),
        new("job.project", "The project: openSUSE:Factory.", static c => c.Job.Project),
        new("job.reason", "Why the scheduler builds: source change.", static c => c.Job.Reason),
        new("job.recipe", "File name of the recipe: hello.spec.", static c => Path.GetFileName(c.Job.Recipe)),
        new("job.recipeType", "Type of the recipe: spec, dsc, kiwi ….", static c => c.Job.RecipeType),
        new("job.release", "The release number of the job.", static c => c.Job.Release),
        new("job.repository", "The repository: standard.", static c => c.Job.Repository),
        new("job.srcmd5", "The srcmd5 of the expanded sources.", static c => c.Job.SrcMd5),
        new("job.vmType", "How the build is contained: chroot, kvm ….", static c => c.Job.VmType),
    ];

    public static IEnumerable<string> Names => All.Select(static p => p.Name);

    public static TemplatePlaceholder? Find(ReadOnlySpan<char> name)
    {
        foreach (var placeholder in All)
        {
            if (name.SequenceEqual(placeholder.Name))
            {
                return placeholder;
            }
        }

        return null;
    }
}
