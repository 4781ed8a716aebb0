"""Styles and scripts of a production installation: named by their content, compressed, kept by browsers for ever."""

from pathlib import Path

from django.contrib.staticfiles.storage import HashedFilesMixin
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class CollectedStyles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's storage, which does not ask for the source maps that vendored files name but nobody ships."""

    patterns = tuple(
        (files, tuple(pattern for pattern in patterns if "sourceMappingURL" not in str(pattern)))
        for files, patterns in HashedFilesMixin.patterns
    )


class Styles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """WhiteNoise, which looks once more for a style it does not know.

    It lists the files when a process starts. While one release takes over from another, a page of the new one may
    ask a process of the old one for its styles; they lie there by then.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        url = request.path_info
        if self.static_root and url.startswith(self.static_prefix) and url not in self.files:
            self._take_up(url)
        answer: HttpResponse = super().__call__(request)
        return answer

    def _take_up(self, url: str) -> None:
        root = f"{self.static_root}/"
        path = root + url[len(self.static_prefix) :]
        inside = self.url_is_canonical(url) and self.path_is_child_of(path, root)
        if inside and Path(path).is_file() and not self.is_compressed_variant(path):
            self.files[url] = self.get_static_file(path, url)
