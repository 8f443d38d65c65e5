"""moto's S3 server at an address, with one bucket and one key that may use it. It checks signatures."""

import json
import os
import signal
import sys

# Three steps below set it up; whoever comes later has to sign.
os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "3"

import boto3  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

REGION = "us-east-1"
BUCKET = "backups"

address = sys.argv[1]
server = ThreadedMotoServer(ip_address=address, port=0, verbose=False)
server.start()
endpoint = f"http://{address}:{server.get_host_and_port()[1]}"


def client(service, key, secret):
    return boto3.client(
        service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id=key, aws_secret_access_key=secret)


iam = client("iam", "nobody", "nothing")
iam.create_user(UserName="backup")
key = iam.create_access_key(UserName="backup")["AccessKey"]
policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
iam.put_user_policy(UserName="backup", PolicyName="backup", PolicyDocument=json.dumps(policy))
client("s3", key["AccessKeyId"], key["SecretAccessKey"]).create_bucket(Bucket=BUCKET)
print(
    f"S3_URL={endpoint}/{BUCKET} S3_REGION={REGION} S3_KEY={key['AccessKeyId']} S3_SECRET={key['SecretAccessKey']}",
    flush=True)

signal.sigwait({signal.SIGTERM, signal.SIGINT})
server.stop()
