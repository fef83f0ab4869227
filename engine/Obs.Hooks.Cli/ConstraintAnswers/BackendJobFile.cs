using System.Xml;
using System.Xml.Linq;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>What a job file of the backend (<c>jobs/ARCH/JOB</c>, a <c>&lt;buildinfo&gt;</c>) says about constraints.</summary>
internal sealed record BackendJobFile
{
    public string Project { get; private init; } = "";

    public string Repository { get; private init; } = "";

    public string Package { get; private init; } = "";

    public string Arch { get; private init; } = "";

    /// <summary>The architecture to build on, if that is another one.</summary>
    public string? HostArch { get; private init; }

    public IReadOnlyList<ConstraintText> ProjectLines { get; private init; } = [];

    public IReadOnlyList<ConstraintText> RecipeLines { get; private init; } = [];

    /// <summary>MD5 of the <c>_constraints</c> file, which itself is not in the job.</summary>
    public string? ConstraintsMd5 { get; private init; }

    /// <exception cref="XmlException">Not XML, or not a job.</exception>
    public static BackendJobFile Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = XmlFiles.Read(file);
        var job = XElement.Load(reader, LoadOptions.SetLineInfo);
        if (job.Name != "buildinfo")
        {
            throw new XmlException($"the document element is <{job.Name.LocalName}>, expected <buildinfo>");
        }

        return new BackendJobFile
        {
            Project = Text(job, "project") ?? "",
            Repository = Text(job, "repository") ?? "",
            Package = Text(job, "package") ?? "",
            Arch = Text(job, "arch") ?? "",
            HostArch = Text(job, "hostarch"),
            ConstraintsMd5 = Text(job, "constraintsmd5"),
            ProjectLines = Lines(job, "prjconfconstraint", ConstraintSource.ProjectConfig, path),
            RecipeLines = Lines(job, "constraint", ConstraintSource.Recipe, path),
        };
    }

    private static string? Text(XElement job, string name) => job.Attribute(name)?.Value ?? job.Element(name)?.Value;

    private static ConstraintText[] Lines(XElement job, string name, ConstraintSource source, string file) =>
    [
        .. job.Elements(name).Select(line => new ConstraintText(
            line.Value, new ConstraintOrigin(source, file, ((IXmlLineInfo)line).LineNumber, ((IXmlLineInfo)line).LinePosition))),
    ];
}
