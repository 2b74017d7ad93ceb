const { url } = import.meta; url.length;
