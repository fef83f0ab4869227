using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Plugins.Kiwi.Descriptions;

namespace Obs.Hooks.Plugins.Kiwi.Commands;

/// <summary>The shell script that makes an image in the sandbox: what is prepared, then kiwi's calls.</summary>
internal static class KiwiScript
{
    /// <summary>Where kiwi, and descriptions, expect a worker's sources.</summary>
    public const string Sources = "/usr/src/packages/SOURCES";

    private const string Apt = "/usr/local/lib/obs-hooks/apt.py";

    /// <summary>Where results are for the engine, below the step's directory.</summary>
    public const string BundleDirectory = "out/bundle";

    /// <summary>The release whose tree is made of Debian packages.</summary>
    public static string DistributionOf(ImageJob job) => job.Description.Distribution.Length > 0 ? job.Description.Distribution : "stable";

    /// <param name="job">The image.</param>
    public static string For(ImageJob job)
    {
        var script = new StringBuilder(Resource("prepare.sh"));
        foreach (var repository in job.Repositories)
        {
            var kind = repository.Kind switch { PackageKind.Deb => "debian", PackageKind.Arch => "arch", _ => "rpmmd" };
            Line(script, ["repository", kind, repository.Name, repository.Count.ToString(CultureInfo.InvariantCulture)]);
        }

        var parameters = KiwiParameters.Translate(job);
        for (var i = 0; i < job.Images.Length; i++)
        {
            var (type, profile) = job.Images[i];
            var target = string.Create(CultureInfo.InvariantCulture, $"/out/image/{i}-{type}");
            var id = profile.Length > 0 ? $"{profile}-Build{job.Release}" : $"Build{job.Release}";
            if (job.Kiwi.Form == KiwiForm.Current)
            {
                Current(script, job, parameters, type, profile, target, id);
            }
            else
            {
                Legacy(script, job, type, profile, target, id);
            }
        }

        return script.ToString();
    }

    /// <summary>What the script expects in its environment.</summary>
    public static IEnumerable<(string Name, string Value)> Variables(ImageJob job) =>
    [
        ("RECIPE", job.Description.Name),
        ("DISTRIBUTION", DistributionOf(job)),
        ("COMPONENTS", string.Join(' ', job.Description.Components)),
        ("DEBARCH", DebianArch.Of(job.Arch)),
        ("LANG", "C.UTF-8"),

        // debootstrap: do not insist on what only real root can make; mknod of harmless devices works.
        ("container", "lxc"),
    ];

    /// <summary>Files that kiwi and the package managers need beside the script, by path.</summary>
    public static ImmutableSortedDictionary<string, string> Files(ImageJob job, KiwiSettings settings)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (NeedsApt(job))
        {
            files[Apt] = Resource("apt.py");
            files["/usr/local/sbin/debootstrap"] = Resource("debootstrap.sh");
        }

        if (settings.XzOptions.Length > 0)
        {
            files["/etc/kiwi.yml"] = $"xz:\n  - options: \"{settings.XzOptions}\"\n";
        }

        if (job.Repositories.Any(static r => r.Kind == PackageKind.Rpm))
        {
            // What rpm is not to touch: the kernel's file systems are mounted there when the first package is installed.
            files["/etc/rpm/macros.obs-hooks"] = "%_netsharedpath /proc:/sys\n";
        }

        return files.ToImmutable();
    }

    private static bool NeedsApt(ImageJob job) =>
        job.Kiwi.Form == KiwiForm.Current && job.Repositories.Any(static r => r.Kind == PackageKind.Deb);

    private static void Current(StringBuilder script, ImageJob job, KiwiParameters parameters, string type, string profile, string target, string id)
    {
        string[] head = [NeedsApt(job) ? "run_for_apt" : "run", job.Kiwi.Path, "--debug", .. parameters.Main, .. profile.Length > 0 ? [$"--profile={profile}"] : Array.Empty<string>()];
        Line(
            script,
            [
                .. head, .. job.IsCross ? [$"--target-arch={job.Arch}"] : Array.Empty<string>(), $"--type={type}",
                "system", "build", $"--description={Sources}", $"--target-dir={target}", .. parameters.Build,
            ]);
        Line(script, ["run", job.Kiwi.Path, "result", "bundle", $"--target-dir={target}", $"--id={id}", "--bundle-dir=/out/bundle", .. parameters.Bundle]);
        Line(script, ["rm", "-rf", $"{target}/build"]);
    }

    private static void Legacy(StringBuilder script, ImageJob job, string type, string profile, string target, string id)
    {
        string[] head = [job.Kiwi.Path, "--logfile", "terminal"];
        string[] tail = [.. profile.Length > 0 ? ["--add-profile", profile] : Array.Empty<string>(), .. job.Parameters];
        var root = target + "-root";
        Line(script, ["mkdir", "-p", target]);
        Line(script, ["run", .. head, "--prepare", Sources, "--root", root, .. tail]);
        Line(script, ["run", .. head, "--create", root, "--type", type, "-d", target, .. tail]);

        // It wants to make the directory itself.
        var bundle = target + "-bundle";
        Line(script, ["run", .. head, "--bundle-build", target, "-d", bundle, "--bundle-id", id]);
        Line(script, ["find", bundle, "-mindepth", "1", "-maxdepth", "1", "-exec", "mv", "-t", "/out/bundle", "{}", "+"]);
        Line(script, ["rm", "-rf", root]);
    }

    private static void Line(StringBuilder script, IEnumerable<string> words) =>
        script.AppendJoin(' ', words.Select(Quoted)).Append('\n');

    /// <summary>For sh(1).</summary>
    internal static string Quoted(string word) =>
        word.Length > 0 && word.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=/.,:+@") < 0
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    internal static string Resource(string name)
    {
        using var stream = typeof(KiwiScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the plugin lacks its resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
