namespace Obs.Hooks.Plugins.Shared;

/// <summary>A file is not the package it claims to be. The message names the file's part, not the file.</summary>
internal sealed class PackageFormatException(string message) : Exception(message);
