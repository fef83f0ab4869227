using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary><c>http://backend:5252 project/repository [package]</c>.</summary>
/// <param name="Server">URL of the repository server.</param>
/// <param name="Project">Project.</param>
/// <param name="Repository">Repository of it.</param>
/// <param name="Package">A package of it, whose build environment is extended; null for that of any package.</param>
internal sealed record ObsRepository(Uri Server, string Project, string Repository, string? Package)
{
    public static ObsRepository Parse(ToolsSpec spec)
    {
        if (spec.Repositories is [var text]
            && text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var server, var path, .. var package] && package.Length < 2
            && path.Split('/') is [{ Length: > 0 } project, { Length: > 0 } repository]
            && Uri.TryCreate(server, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return new ObsRepository(uri, project, repository, package is [var name] ? name : null);
        }

        throw ToolsSpecs.Refused(spec, "\"repository\" of an OBS", "[\"http://backend:5252 project/repository\"]");
    }
}
