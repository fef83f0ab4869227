namespace Obs.Hooks.Plugins.BuildCompare.Payloads;

/// <summary>How a payload, a member or a file is compressed.</summary>
internal enum Compression
{
    None,
    Gzip,
    Bzip2,
    Xz,
    Lzma,
    Zstd,
}
