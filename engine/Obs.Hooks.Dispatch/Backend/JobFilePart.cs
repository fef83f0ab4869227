namespace Obs.Hooks.Dispatch.Backend;

/// <summary>What a name in a directory of jobs stands for.</summary>
internal enum JobFilePart
{
    Job,
    Status,

    /// <summary>Results, uploads, cross markers, temporary files.</summary>
    Other,
}
