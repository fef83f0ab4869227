using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>Reads job files.</summary>
internal static class BackendJobReader
{
    /// <summary>A job with a thousand build dependencies has some 300 KiB.</summary>
    public const long Limit = 16 << 20;

    /// <param name="arch">The directory it is in.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="file">Its content.</param>
    /// <exception cref="BackendFileException">It is no job.</exception>
    public static BackendJob Read(string arch, string name, BackendBytes file)
    {
        var what = $"{arch}/{name}";
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var project = ImmutableArray.CreateBuilder<string>();
        var recipe = ImmutableArray.CreateBuilder<string>();
        BackendXml.ReadFields(file.Content, what, "buildinfo", (field, text) =>
        {
            switch (field)
            {
                case "prjconfconstraint":
                    project.Add(text);
                    break;
                case "constraint":
                    recipe.Add(text);
                    break;
                default:
                    fields[field] = text;
                    break;
            }
        });
        if (Text("arch") is { Length: > 0 } written && written != arch)
        {
            throw new BackendFileException($"{what} says that it is for {written}");
        }

        return new BackendJob
        {
            Arch = arch,
            Name = name,
            Project = Required("project"),
            Repository = Required("repository"),
            Package = Required("package"),
            HostArch = Text("hostarch"),
            File = Text("file"),
            SourceMd5 = Text("srcmd5"),
            Reason = Text("reason"),
            Needed = int.TryParse(Text("needed"), NumberStyles.None, CultureInfo.InvariantCulture, out var needed) ? needed : 0,
            Committed = Time("revtime"),
            Ready = Time("readytime") ?? file.Stamp.Modified,
            ConstraintsMd5 = Text("constraintsmd5"),
            ProjectConstraints = project.ToImmutable(),
            RecipeConstraints = recipe.ToImmutable(),
        };

        string Text(string field) => fields.GetValueOrDefault(field, "");

        string Required(string field) =>
            Text(field) is { Length: > 0 } text ? text : throw new BackendFileException($"{what} has no {field}");

        DateTimeOffset? Time(string field) => UnixTime.Parse(Text(field));
    }
}
