"""kiwi, with what its work with apt lacks in a build step's sandbox and for other architectures. Arguments: kiwi's path, kiwi's arguments.

9.24 hands --target-arch on to apt-get, which does not know it; but apt-get runs in the image and has the image's architecture anyway. So
it is taken out of apt's arguments, where kiwi itself takes out those that are not for apt-get; debootstrap gets its --arch elsewhere.
10 bootstraps with the tools root's own apt-get, and says nothing about the architecture to that: it belongs in the configuration that kiwi
writes for it. Then it unpacks packages over /proc and /sys, which are the kernel's by then and which nobody but the host's root may change."""
import inspect
import os
import sys

from kiwi.kiwi import main
from kiwi.package_manager.apt import PackageManagerApt
from kiwi.repository.apt import RepositoryApt
from kiwi.repository.template.apt import PackageManagerTemplateAptGet

if "_target_arch" not in inspect.getsource(RepositoryApt):
    start = RepositoryApt.post_init

    def post_init(self, custom_args=()):
        start(self, [word for word in custom_args if not word.startswith("_target_arch%")])

    RepositoryApt.post_init = post_init

if any(word.startswith("--target-arch") for word in sys.argv):
    prepare = PackageManagerTemplateAptGet.__init__

    def __init__(self):
        prepare(self)
        architecture = os.environ["DEBARCH"]
        self.host_header += f'APT::Architecture "{architecture}";\nAPT::Architectures {{ "{architecture}"; }};\n'

    PackageManagerTemplateAptGet.__init__ = __init__

bootstrap = PackageManagerApt.process_install_requests_bootstrap


def process_install_requests_bootstrap(self, *arguments, **options):
    # Of tar(1). Nothing else that runs here unpacks anything: dpkg-deb clears it for its own tar.
    self.command_env["TAR_OPTIONS"] = "--exclude=./proc --exclude=./sys"
    try:
        return bootstrap(self, *arguments, **options)
    finally:
        del self.command_env["TAR_OPTIONS"]


PackageManagerApt.process_install_requests_bootstrap = process_install_requests_bootstrap

del sys.argv[0]
sys.exit(main())
