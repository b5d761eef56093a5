"""A gRPC client that knows nothing of Soleus but its address: it learns the wire by reflection.

Speaks grpc.reflection.v1alpha, whose messages it describes itself, since Debian packages no Python
code for them.
"""

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

SERVICE = "soleus.v1.DecisionSupport"
EVALUATE = f"/{SERVICE}/Evaluate"
STREAM = f"/{SERVICE}/EvaluateStream"
UNLIMITED = [
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
]

_STRING = descriptor_pb2.FieldDescriptorProto.TYPE_STRING
_BYTES = descriptor_pb2.FieldDescriptorProto.TYPE_BYTES
_INT32 = descriptor_pb2.FieldDescriptorProto.TYPE_INT32
_MESSAGE = descriptor_pb2.FieldDescriptorProto.TYPE_MESSAGE
_REPEATED = descriptor_pb2.FieldDescriptorProto.LABEL_REPEATED
_OPTIONAL = descriptor_pb2.FieldDescriptorProto.LABEL_OPTIONAL


def _message_class(pool, name):
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(name))


def _reflection_classes():
    """Request and response of ServerReflectionInfo, as far as they are used here."""
    file = descriptor_pb2.FileDescriptorProto(
        name="reflection_subset.proto", package="grpc.reflection.v1alpha", syntax="proto3"
    )
    messages = {
        "ServerReflectionRequest": [
            ("file_by_filename", 3, _STRING, None),
            ("file_containing_symbol", 4, _STRING, None),
            ("list_services", 7, _STRING, None),
        ],
        "ServerReflectionResponse": [
            ("file_descriptor_response", 4, _MESSAGE, "FileDescriptorResponse"),
            ("list_services_response", 6, _MESSAGE, "ListServiceResponse"),
            ("error_response", 7, _MESSAGE, "ErrorResponse"),
        ],
        "FileDescriptorResponse": [("file_descriptor_proto", 1, _BYTES, "repeated")],
        "ListServiceResponse": [("service", 1, _MESSAGE, "repeated ServiceResponse")],
        "ServiceResponse": [("name", 1, _STRING, None)],
        "ErrorResponse": [("error_code", 1, _INT32, None), ("error_message", 2, _STRING, None)],
    }
    for name, fields in messages.items():
        message = file.message_type.add(name=name)
        for field_name, number, kind, of in fields:
            of = of or ""
            field = message.field.add(name=field_name, number=number, type=kind)
            field.label = _REPEATED if of.startswith("repeated") else _OPTIONAL
            if kind == _MESSAGE:
                field.type_name = f".grpc.reflection.v1alpha.{of.removeprefix('repeated ')}"
            if name == "ServerReflectionRequest":
                field.oneof_index = 0
        if name == "ServerReflectionRequest":
            message.oneof_decl.add(name="message_request")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    prefix = "grpc.reflection.v1alpha."
    return (
        _message_class(pool, prefix + "ServerReflectionRequest"),
        _message_class(pool, prefix + "ServerReflectionResponse"),
    )


class Client:
    def __init__(self, address, credentials=None):
        """`credentials`: of grpc.ssl_channel_credentials, where the daemon takes mutual TLS."""
        if credentials is None:
            self.channel = grpc.insecure_channel(address, options=UNLIMITED)
        else:
            self.channel = grpc.secure_channel(address, credentials, options=UNLIMITED)
        self._ask_class, self._reply_class = _reflection_classes()
        self.services = [
            s.name for s in self._ask(list_services="*").list_services_response.service
        ]
        self._pool = descriptor_pool.DescriptorPool()
        files = self._ask(file_containing_symbol=SERVICE).file_descriptor_response
        for data in files.file_descriptor_proto:
            self._pool.AddSerializedFile(data)
        service = self._pool.FindServiceByName(SERVICE)
        self.request_class = self._class_of(service.methods_by_name["Evaluate"].input_type)
        self.response_class = self._class_of(service.methods_by_name["Evaluate"].output_type)
        self.stream_class = self._class_of(service.methods_by_name["EvaluateStream"].output_type)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.channel.close()

    def _class_of(self, descriptor):
        return _message_class(self._pool, descriptor.full_name)

    def _ask(self, **question):
        call = self.channel.stream_stream(
            "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
            request_serializer=self._ask_class.SerializeToString,
            response_deserializer=self._reply_class.FromString,
        )
        return next(iter(call(iter([self._ask_class(**question)]), timeout=10)))

    def request(self, text, as_of="2026-11-24", request_id=""):
        data = text.encode() if isinstance(text, str) else text
        return self.request_class(fhir_json=data, as_of=as_of, request_id=request_id)

    def evaluate_bytes(self, request, timeout=30):
        """The answer as it came over the wire. Raises grpc.RpcError."""
        call = self.channel.unary_unary(EVALUATE)
        return call(request.SerializeToString(), timeout=timeout)

    def evaluate(self, request):
        return self.response_class.FromString(self.evaluate_bytes(request))

    def stream(self, requests, timeout=60):
        call = self.channel.stream_stream(
            STREAM,
            request_serializer=self.request_class.SerializeToString,
            response_deserializer=self.stream_class.FromString,
        )
        return list(call(iter(requests), timeout=timeout))
