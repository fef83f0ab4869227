namespace Obs.Hooks.Machine.Tests;

/// <summary>The contents of configuration files.</summary>
internal static class Configurations
{
    /// <summary>A build root without a compiler.</summary>
    public const string Project = """
        Repotype: debian
        Binarytype: deb
        Type: dsc
        ExpandFlags: preinstallexpand
        Preinstall: base-passwd perl-base init-system-helpers debianutils dpkg libc-bin dash coreutils diffutils
        Preinstall: sed gawk grep gzip debconf bash base-files libsystemd0 xz-utils findutils util-linux tar mount
        Runscripts: base-passwd base-files gawk
        Order: base-passwd:base-files
        Support: base-files base-passwd bash bsdutils coreutils dash debianutils diffutils dpkg findutils gawk grep gzip hostname libc-bin
        Support: login passwd mount ncurses-base perl-base sed init-system-helpers sysvinit-utils tar util-linux cpio
        Required: dpkg-dev make
        Prefer: usrmerge gawk bsdutils:libsystemd0

        """;

    /// <summary>The store of tools roots is that of the tests of plugins: one of these packages is there in most cases.</summary>
    public static string Engine(string state, string plugins) =>
        $$"""{ "stateDirectory": "{{state}}", "pluginDirectories": ["{{plugins}}"], "toolsDirectory": "{{Repository.ToolsStore}}" }""";

    /// <summary>setup for a chroot and for a machine, and what looks at the results of both.</summary>
    public static string Hooks(string package, string kernel, string initrd) =>
        $$$"""
        {
          "hooks": {
            "root": {
              "uses": "setup",
              "when": { "vmTypes": ["chroot"] },
              "settings": { "packages": { "build-essential": "{{{package}}}" } }
            },
            "site": {
              "uses": "setup",
              "when": { "recipes": ["dsc"] },
              "settings": {
                "files": { "/etc/site": "of the administrator" },
                "diskMB": 600, "memoryMB": 640, "fileSystem": "ext4", "diskInMemory": true,
                "kernel": "{{{kernel}}}", "initrd": "{{{initrd}}}"
              }
            },
            "lintian": {
              "tools": {
                "provider": "debian", "repository": ["{{{Repository.ToolsPackages}}}"],
                "packages": ["binutils", "cpio", "file", "lintian", "rpm", "rpm2cpio", "rpmlint"]
              },
              "settings": { "policy": "warn" }
            },
            "build-compare": {},
            "report": {}
          }
        }
        """;

    /// <summary>kiwi, and what it runs for a disk with an EFI partition and logical volumes.</summary>
    public static string ImageHooks(string kernel, string initrd) =>
        $$$"""
        {
          "hooks": {
            "kiwi": {
              "settings": { "xzOptions": "-0" },
              "tools": {
                "provider": "debian", "repository": ["{{{Repository.ToolsPackages}}}"],
                "packages": [
                  "kiwi", "apt-utils", "debootstrap", "dosfstools", "e2fsprogs", "fdisk", "gdisk", "lvm2", "mount", "python3-setuptools", "qemu-utils",
                  "rsync", "xz-utils"
                ]
              }
            },
            "machine": { "uses": "setup", "settings": { "kernel": "{{{kernel}}}", "initrd": "{{{initrd}}}" } }
          }
        }
        """;
}
