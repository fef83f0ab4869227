namespace Obs.Hooks.Plugins.BuildCompare.Contents.Normal;

/// <summary>Takes out of a file what differs from build to build although nothing was changed.</summary>
internal interface INormalizer
{
    /// <summary>Whether it knows this kind of file.</summary>
    /// <param name="path">Path in the package, with a leading slash.</param>
    bool Handles(string path);

    /// <summary>The content without what builds change; the same content when it is not what the path promises.</summary>
    byte[] Normalize(string path, byte[] content);
}
