using System.Collections.Immutable;
using Obs.Hooks.Plugins.Kiwi.Descriptions;

namespace Obs.Hooks.Plugins.Kiwi.Commands;

/// <summary>
/// <c>--kiwi-parameter</c>s as bs_worker and people give them, in the words of kiwi 7, turned into those of kiwi 9 as obs-build does it
/// (kiwi_translate_parameters).
/// </summary>
internal sealed class KiwiParameters
{
    private static readonly string[] s_withValue =
    [
        "--add-profile", "-t", "--type", "-l", "--logfile", "-d", "--dest-dir", "--root", "--add-repo", "--add-repoalias", "--add-repoprio",
        "--add-repopriority", "--add-repotype", "--set-repo", "--set-repoalias", "--set-repoprio", "--set-repopriority", "--set-repotype",
    ];

    private readonly List<string> _main = [];
    private readonly List<string> _build = [];
    private readonly List<string> _bundle = [];
    private readonly List<(string Url, string Type, string Alias, string Priority)> _repositories = [];

    /// <summary>Global options.</summary>
    public IReadOnlyList<string> Main => _main;

    /// <summary>Options of <c>system build</c>.</summary>
    public IReadOnlyList<string> Build => _build;

    /// <summary>Options of <c>result bundle</c>.</summary>
    public IReadOnlyList<string> Bundle => _bundle;

    /// <summary>The image type asked for, or empty.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Splits and translates.</summary>
    /// <param name="job">Has them, and the repositories they speak of.</param>
    public static KiwiParameters Translate(ImageJob job)
    {
        var result = new KiwiParameters();
        foreach (var (name, value) in Pairs(job.Parameters))
        {
            result.Add(name, value);
        }

        foreach (var repository in result._repositories)
        {
            result._build.Add($"--add-repo={Repository(repository, job)}");
        }

        return result;
    }

    /// <summary>The type that parameters name, or empty.</summary>
    public static string TypeOf(ImmutableArray<string> parameters) =>
        Pairs(parameters).LastOrDefault(static p => p.Name is "--type" or "-t").Value ?? "";

    private void Add(string name, string? value)
    {
        switch (name)
        {
            case "--version" or "--debug":
                _main.Add(name);
                break;
            case "--add-profile":
                _main.Add($"--profile={value}");
                break;
            case "--type" or "-t":
                Type = value ?? "";
                break;
            case "-l" or "--logfile" or "-d" or "--dest-dir" or "--root":
                break; // where things go is not the job's to say
            case "--ignore-repos":
                _build.Add("--ignore-repos-used-for-build");
                break;
            case "--recycle-root":
                _build.Add("--allow-existing-root");
                break;
            case "--add-repo" or "--set-repo":
                _repositories.Add((value ?? "", "rpm-md", "", "99"));
                break;
            case "--add-repotype" or "--set-repotype":
                Change(r => r with { Type = value ?? "" });
                break;
            case "--add-repoalias" or "--set-repoalias":
                Change(r => r with { Alias = value ?? "" });
                break;
            case "--add-repoprio" or "--add-repopriority" or "--set-repoprio" or "--set-repopriority":
                Change(r => r with { Priority = value ?? "" });
                break;
            default:
                var list = name.StartsWith("--main:", StringComparison.Ordinal) ? _main
                    : name.StartsWith("--bundle:", StringComparison.Ordinal) ? _bundle : _build;
                list.Add((list == _build ? name : "--" + name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]) + (value is null ? "" : $"={value}"));
                break;
        }
    }

    private void Change(Func<(string Url, string Type, string Alias, string Priority), (string Url, string Type, string Alias, string Priority)> change)
    {
        if (_repositories.Count > 0)
        {
            _repositories[^1] = change(_repositories[^1]);
        }
    }

    /// <summary>
    /// <c>source,type,alias,priority,imageinclude,package_gpgcheck,{keys},components,distribution,repo_gpgcheck</c>. bs_worker says
    /// rpm-md whatever is in it, and puts a slash after each colon of a project's name.
    /// </summary>
    private static string Repository((string Url, string Type, string Alias, string Priority) given, ImageJob job)
    {
        const string local = "dir://./repos/";
        var name = given.Url.StartsWith(local, StringComparison.Ordinal) ? given.Url[local.Length..].Replace(":/", ":", StringComparison.Ordinal) : "";
        if (job.Repositories.FirstOrDefault(r => r.Name == name) is not { } repository)
        {
            return $"{given.Url},{given.Type},{given.Alias},{given.Priority}";
        }

        var head = $"dir://{KiwiScript.Sources}/repos/{name}";
        var alias = given.Alias.Length > 0 ? given.Alias : name.Replace(':', '-').Replace('/', '-');
        return repository.Kind switch
        {
            PackageKind.Deb =>
                $"{head},apt-deb,{alias},{given.Priority},false,false,{{}},{string.Join(' ', job.Description.Components)},{KiwiScript.DistributionOf(job)},false",
            PackageKind.Arch => $"{head},pacman,{alias},{given.Priority}",
            _ => $"{head},{given.Type},{alias},{given.Priority}",
        };
    }

    private static IEnumerable<(string Name, string? Value)> Pairs(ImmutableArray<string> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var word = parameters[i];
            var equals = word.StartsWith('-') ? word.IndexOf('=', StringComparison.Ordinal) : -1;
            if (equals > 0)
            {
                yield return (word[..equals], word[(equals + 1)..]);
            }
            else if (Array.IndexOf(s_withValue, word) >= 0 && i + 1 < parameters.Length)
            {
                yield return (word, parameters[++i]);
            }
            else
            {
                yield return (word, null);
            }
        }
    }
}
