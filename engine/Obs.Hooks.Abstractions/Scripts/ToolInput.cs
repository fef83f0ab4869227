using System.Text;

namespace Obs.Hooks.Scripts;

/// <summary>One file that a tool finds in its working directory.</summary>
public abstract record ToolInput
{
    private ToolInput(string name) => Name = name;

    /// <summary>Its name there, without directory.</summary>
    public string Name { get; init; }

    /// <summary>A source of the package.</summary>
    /// <param name="Source">One of <see cref="IScriptSources.Files"/>.</param>
    public sealed record OfSource(SourceFile Source) : ToolInput(Source.Name);

    /// <summary>A result of the build.</summary>
    /// <param name="Result">One of <see cref="IScriptResults.Files"/>.</param>
    public sealed record OfResult(ResultFile Result) : ToolInput(Result.Name);

    /// <summary>A file the script made.</summary>
    /// <param name="FileName">Its name.</param>
    /// <param name="Content">Its content.</param>
    public sealed record OfContent(string FileName, ReadOnlyMemory<byte> Content) : ToolInput(FileName);

    /// <summary>A source of the package.</summary>
    /// <param name="source">One of <see cref="IScriptSources.Files"/>.</param>
    public static implicit operator ToolInput(SourceFile source) => new OfSource(source);

    /// <summary>A result of the build.</summary>
    /// <param name="result">One of <see cref="IScriptResults.Files"/>.</param>
    public static implicit operator ToolInput(ResultFile result) => new OfResult(result);

    /// <summary>A file with this text in UTF-8.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its content.</param>
    /// <returns>The input.</returns>
    public static ToolInput Text(string name, string content) => new OfContent(name, Encoding.UTF8.GetBytes(content));
}
