"""The wire: HTTP requests in, answers in JSON, XML, PHP and JSONP out. Knows no service and no rule of one."""
