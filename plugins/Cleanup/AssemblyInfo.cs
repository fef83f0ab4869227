using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Without it crossgen2 leaves every P/Invoke of an assembly other than the framework's to the JIT, and this plugin is
// little else than P/Invokes between the end of a build and the end of the engine.
[assembly: DisableRuntimeMarshalling]

// The C library of the system, never a file of that name beside the plugin.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
[assembly: InternalsVisibleTo("Plugins.Cleanup.Tests")]
[assembly: InternalsVisibleTo("cleanup-runner")]
